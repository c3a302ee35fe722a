/// What a change of several files is about to write, kept until all of it is written.
///
/// It holds everything that a change needs to be finished by somebody else: the paths, what the files were and what they
/// become, and under which names the new files wait. Written as lines of numbers and texts of those lengths.
struct Journal: Hashable {
    private static let title = "meshgen release 2"

    /// What the names of the waiting files end with; no two changes have the same.
    let suffix: String
    let changes: [FileChange]

    init(_ changes: [FileChange]) {
        self.changes = changes
        suffix = ".meshgen-" + String(UInt64.random(in: .min ... .max), radix: 36)
    }

    var bytes: [UInt8] {
        var bytes = Array("\(Self.title)\n\(suffix)\n\(changes.count)\n".utf8)
        for change in changes {
            bytes += "\(change.path.utf8.count) \(change.old?.count ?? -1) \(change.new?.count ?? -1)\n".utf8
            bytes += change.path.utf8
            bytes += change.old ?? []
            bytes += change.new ?? []
        }
        return bytes
    }

    /// Reads a journal; `nil` if it is cut off or something else.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard Self.line(&rest) == Self.title, let suffix = Self.line(&rest),
            let count = Self.line(&rest).flatMap({ Int($0) }), count >= 0
        else { return nil }
        var changes: [FileChange] = []
        for _ in 0..<count {
            guard let change = Self.change(&rest) else { return nil }
            changes.append(change)
        }
        guard rest.isEmpty else { return nil }
        (self.suffix, self.changes) = (suffix, changes)
    }

    private static func change(_ rest: inout ArraySlice<UInt8>) -> FileChange? {
        let numbers = line(&rest)?.split(separator: " ").compactMap { Int($0) } ?? []
        guard numbers.count == 3, let path = take(numbers[0], &rest), let old = take(max(numbers[1], 0), &rest),
            let new = take(max(numbers[2], 0), &rest)
        else { return nil }
        return FileChange(
            path: String(decoding: path, as: UTF8.self),
            old: numbers[1] < 0 ? nil : old,
            new: numbers[2] < 0 ? nil : new
        )
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard count >= 0, count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }
}
