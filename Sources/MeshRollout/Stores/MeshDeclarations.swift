/// What the Swift files of a mesh say of its services, as far as it can be read without compiling them.
struct MeshDeclarations: Sendable {
    /// The versions that a service declares.
    struct Release: Hashable, Sendable {
        var isBlueGreen: Bool
        /// The stable version, then the canary; empty where the source does not spell them out.
        var versions: [String]
    }

    /// Every service that is declared with a literal name, in order.
    private(set) var services: [String] = []
    /// The releases of the services that declare one.
    private(set) var releases: [String: Release] = [:]

    init(_ sources: [String]) {
        for source in sources {
            for part in SwiftText.withoutComments(source).split(around: "Service(\"").dropFirst() {
                let name = String(part.prefix { $0 != "\"" })
                services.append(name)
                releases[name] = Self.release(in: part)
            }
        }
    }

    private static func release(in text: Substring) -> Release? {
        let canary = text.split(around: "Canary(")
        if canary.count > 1 {
            let names = canary[1].split(around: "Version(").dropFirst().prefix(2).compactMap(literal)
            return Release(isBlueGreen: false, versions: names.count == 2 ? names : [])
        }
        return text.split(around: "BlueGreen(").count > 1
            ? Release(isBlueGreen: true, versions: ["blue", "green"]) : nil
    }

    /// The literal that a text begins with; `nil` if it is something else, or is put together.
    private static func literal(_ text: Substring) -> String? {
        guard text.first == "\"" else { return nil }
        let name = text.dropFirst().prefix { $0 != "\"" }
        return name.contains("\\") ? nil : String(name)
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The parts before, between and after each occurrence of a text.
    fileprivate func split(around separator: String) -> [Substring] {
        var parts: [Substring] = []
        var start = startIndex
        var place = startIndex
        let wanted = Array(separator.utf8)
        while place < endIndex {
            if utf8[place...].starts(with: wanted) {
                parts.append(self[start..<place])
                place = utf8.index(place, offsetBy: wanted.count)
                start = place
            } else {
                place = utf8.index(after: place)
            }
        }
        return parts + [self[start...]]
    }
}
