import YAML

/// The text of a `traffic.yaml`.
struct TrafficText: Sendable {
    private let path: String
    private let bytes: [UInt8]
    /// `nil` for a file that says nothing.
    private let root: Node?

    init(_ path: String, _ bytes: [UInt8]) throws(Refusal) {
        self.path = path
        self.bytes = bytes
        let stream = Document.parse(bytes)
        if let error = stream.errors.first {
            let place = error.mark.map { ":\($0)" } ?? ""
            throw Refusal(.unreadable, "\(path)\(place): \(error.message)", advice: ["repair the file first"])
        }
        let first = stream.documents.first?.root
        root = first?.scalar == .null ? nil : first
        guard stream.documents.count <= 1, root == nil || root?.kind == .mapping else {
            throw Refusal(.unreadable, "\(path): expected one document with 'SERVICE:' and its values")
        }
        let mappings = [root].compactMap(\.self) + (root?.entries.map(\.value) ?? [])
        if let key = mappings.lazy.flatMap(\.repeatedKeys).first {
            throw Refusal(
                .unreadable,
                "\(path):\(key.mark): '\(key.text ?? "")' is given twice",
                advice: ["remove one of them"]
            )
        }
    }

    var services: [String] { root?.entries.compactMap { $0.key.text } ?? [] }

    func entry(of service: String) -> Node? { root?.own(service)?.value }

    /// Whether the file says anything about a service.
    func hasValues(of service: String) -> Bool { entry(of: service)?.entries.isEmpty == false }

    func isBlueGreen(_ service: String) -> Bool { entry(of: service)?["active"] != nil }

    /// The versions that the file itself names, the stable one first.
    func versions(of service: String) -> [String] {
        if isBlueGreen(service) { return ["blue", "green"] }
        return ["stable", "canary"].compactMap { entry(of: service)?[$0]?.text }
    }

    func state(
        of service: String,
        _ release: MeshDeclarations.Release?,
        stable: String?,
        last: ReleaseState?
    ) throws(Refusal) -> ReleaseState {
        let entry = entry(of: service)
        if release?.isBlueGreen ?? isBlueGreen(service) {
            return ReleaseState(stable: entry?["active"]?.text ?? "blue")
        }
        guard let stableName = entry?["stable"]?.text ?? stable ?? release?.versions.first else {
            throw Refusal(
                .unclearVersion,
                "\(path) does not say which version of '\(service)' is stable",
                advice: ["say it with --stable VERSION"]
            )
        }
        let canary = entry?["canary"]?.text ?? release?.versions.first { $0 != stableName }
        let percent = try weight(entry)
        guard let canary, percent > 0 || last?.canary == CanaryShare(version: canary, percent: 0) else {
            return ReleaseState(stable: stableName)
        }
        return ReleaseState(stable: stableName, canary: CanaryShare(version: canary, percent: percent))
    }

    private func weight(_ entry: Node?) throws(Refusal) -> Int {
        guard let node = entry?["weight"] else { return 0 }
        guard case .int(let percent) = node.scalar, 0...100 ~= percent else {
            throw Refusal(
                .weightSum,
                "\(path):\(node.mark): the weight is no whole number from 0 to 100",
                advice: ["correct the weight first"]
            )
        }
        return percent
    }

    /// Whether all services but one have the same values in both files.
    func agrees(with other: TrafficText, exceptFor service: String) -> Bool {
        let names = Set(services + other.services).subtracting([service])
        return names.allSatisfy { name in
            let values = [self, other].map { $0.entry(of: name).map { Fragment($0).flow(isJSON: true) } }
            return values[0] == values[1]
        }
    }

    /// The file with other values for a service.
    func setting(_ values: [(String, Fragment)], of service: String) throws(Refusal) -> [UInt8] {
        var edits: [SourceEdit] = []
        if let place = root?.own(service) {
            edits = try Self.edits(of: place, values)
        } else if let root {
            edits.append(try root.adding(service, .map(values)))
        } else {
            edits.append(beginning(service, values))
        }
        do {
            return try SourceEdit.apply(edits, to: bytes)
        } catch {
            throw Refusal(.unsupported, "\(path): \(error.message)")
        }
    }

    private static func edits(of place: Node.Entry, _ values: [(String, Fragment)]) throws(Refusal) -> [SourceEdit] {
        let entry = place.value
        guard entry.kind == .mapping, !entry.entries.isEmpty else { return [filling(place, values)] }
        var edits: [SourceEdit] = []
        for (key, value) in values where entry[key]?.text != value.flow(isJSON: false) {
            edits.append(try entry.setting(key, to: value))
        }
        return edits
    }

    /// The edit that gives values to a service that has none: `~` and `{}` are replaced, and nothing is filled in.
    private static func filling(_ place: Node.Entry, _ values: [(String, Fragment)]) -> SourceEdit {
        let (key, value) = (place.key, place.value)
        guard value.range.isEmpty else {
            return SourceEdit(
                range: value.range,
                replacement: Array(Fragment.map(values).flow(isJSON: key.isQuoted).utf8)
            )
        }
        let lines = SourceLines(key.source)
        let indent = lines.column(of: key.range.lowerBound) + 2
        let text = Fragment.map(values).block(indent: indent, newline: lines.newline)
        return .inserting(
            lines.newline + String(repeating: " ", count: indent) + text,
            at: lines.lineEnd(after: key.range.upperBound)
        )
    }

    private func beginning(_ service: String, _ values: [(String, Fragment)]) -> SourceEdit {
        let newline = SourceLines(bytes).newline
        let lead = bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? "" : newline
        let text = Fragment.map([(service, .map(values))]).block(indent: 0, newline: newline)
        return .inserting("\(lead)\(text)\(newline)", at: bytes.count)
    }
}

extension Node {
    fileprivate var isQuoted: Bool { style == .doubleQuoted }
}
