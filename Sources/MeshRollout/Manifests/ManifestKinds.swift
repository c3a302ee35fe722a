import Glibc

/// The kinds of resources that a text seems to hold, told without parsing it.
struct ManifestKinds: OptionSet, Hashable {
    let rawValue: Int

    static let virtualService = ManifestKinds(rawValue: 1)
    static let destinationRule = ManifestKinds(rawValue: 2)
    static let service = ManifestKinds(rawValue: 4)
    static let workload = ManifestKinds(rawValue: 8)
    static let autoscaler = ManifestKinds(rawValue: 16)
    static let budget = ManifestKinds(rawValue: 32)
    /// What shifts traffic by itself.
    static let controller = ManifestKinds(rawValue: 64)

    private static let names: [(StaticString, ManifestKinds)] = [
        ("VirtualService", .virtualService), ("DestinationRule", .destinationRule), ("Service", .service),
        ("Deployment", .workload), ("StatefulSet", .workload), ("DaemonSet", .workload),
        ("HorizontalPodAutoscaler", .autoscaler), ("PodDisruptionBudget", .budget), ("Canary", .controller),
        ("Rollout", .controller),
    ]

    init(rawValue: Int) { self.rawValue = rawValue }

    /// The kinds of the words that follow `kind` anywhere, as in `kind: Service` and `"kind":"Service"`.
    init(_ bytes: UnsafeRawBufferPointer) {
        self = []
        var place = 0
        while let found = bytes.firstPlace(of: "kind", from: place) {
            place = found + 4
            let rest = bytes[place...].drop { "\"': \t".utf8.contains($0) }
            if let first = Self.names.first(where: { rest.begins(with: $0.0) }) { insert(first.1) }
        }
    }

    init(_ bytes: [UInt8]) { self = bytes.withUnsafeBytes { ManifestKinds($0) } }
}

extension UnsafeRawBufferPointer {
    /// Where a text stands first at or behind `start`; `nil` if nowhere.
    func firstPlace(of text: StaticString, from start: Int) -> Int? {
        firstPlace(of: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), from: start)
    }

    func firstPlace(of text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = baseAddress, let wanted = text.baseAddress, let first = text.first else { return start }
        var place = start
        while place + text.count <= count {
            guard let hit = memchr(base + place, Int32(first), count - place - text.count + 1) else { return nil }
            if memcmp(hit, wanted, text.count) == 0 { return UnsafeRawPointer(hit) - base }
            place = UnsafeRawPointer(hit) - base + 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether a text stands somewhere in it.
    func holds(_ text: String) -> Bool {
        withUnsafeBytes { bytes in
            Array(text.utf8).withUnsafeBytes { bytes.firstPlace(of: $0, from: 0) != nil }
        }
    }
}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate func begins(with word: StaticString) -> Bool {
        guard starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)) else {
            return false
        }
        guard let next = dropFirst(word.utf8CodeUnitCount).first else { return true }
        return !(UInt8(ascii: "A")...UInt8(ascii: "z") ~= next)
    }
}
