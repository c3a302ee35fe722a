import YAML

/// Changes of a resource (RFC 6902), guarded: where a value is not what it was, nothing changes.
///
/// A patch names single scalars, so that meshgen owns just these. Server-side apply would not do: the lists of a
/// VirtualService have no keys to merge by, so that a field manager owns the whole of `spec.http` or nothing.
public struct JSONPatch: Hashable, Sendable {
    /// One step.
    enum Operation: Hashable, Sendable {
        case test(String, JSONValue)
        case add(String, JSONValue)
        case replace(String, JSONValue)
        case remove(String)
    }

    private(set) var operations: [Operation] = []

    /// What leads from one value to another, each step after a test of what it replaces, as far as that can be tested.
    public init(from old: JSONValue, to new: JSONValue) { compare(old, new, "") }

    public var isEmpty: Bool { operations.isEmpty }

    /// Whether it only adds to what is there.
    public var isAddition: Bool {
        operations.allSatisfy { operation in
            if case .add = operation { true } else { false }
        }
    }

    /// The same patch for the resource in one version alone.
    public func guarded(by resourceVersion: String) -> JSONPatch {
        var patch = self
        patch.operations.insert(.test("/metadata/resourceVersion", .string(resourceVersion)), at: 0)
        return patch
    }

    private mutating func compare(_ old: JSONValue, _ new: JSONValue, _ path: String) {
        switch (old, new) {
        case _ where old == new: return
        case (.map(let old), .map(let new)): compareMaps(old, new, path)
        case (.list(let old), .list(let new)): compareLists(old, new, path)
        default:
            test(old, path)
            operations.append(.replace(path, new))
        }
    }

    /// API servers compare texts as they are written, and escape what may stand unescaped: such values are left to the test of the
    /// version.
    private mutating func test(_ value: JSONValue, _ path: String) {
        if value.isWrittenAlike { operations.append(.test(path, value)) }
    }

    private mutating func compareMaps(_ old: [String: JSONValue], _ new: [String: JSONValue], _ path: String) {
        for key in Set(old.keys).union(new.keys).sorted() {
            let place = "\(path)/\(Self.escaped(key))"
            switch (old[key], new[key]) {
            case (let before?, let after?): compare(before, after, place)
            case (let before?, nil):
                test(before, place)
                operations.append(.remove(place))
            case (nil, let after?): operations.append(.add(place, after))
            case (nil, nil): continue
            }
        }
    }

    /// Compares what is between the items that both begin and both end with.
    private mutating func compareLists(_ old: [JSONValue], _ new: [JSONValue], _ path: String) {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let rest = min(old.count, new.count) - start
        let end =
            old.count == new.count ? 0 : zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(rest).count
        let before = old[start..<(old.count - end)], after = new[start..<(new.count - end)]
        let common = min(before.count, after.count)
        for place in start..<(start + common) { compare(old[place], new[place], "\(path)/\(place)") }
        for place in (start + common..<before.endIndex).reversed() {
            test(old[place], "\(path)/\(place)")
            operations.append(.remove("\(path)/\(place)"))
        }
        for place in start + common..<max(after.endIndex, start + common) {
            operations.append(.add("\(path)/\(place)", new[place]))
        }
    }

    /// A key as part of a JSON pointer.
    public static func escaped(_ key: String) -> String {
        key.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
    }

    /// As it is sent.
    var json: [UInt8] {
        var json = JSONWriter(.compact)
        json.beginDocument()
        json.beginSequence()
        for operation in operations { operation.write(to: &json) }
        json.endSequence()
        return json.finish()
    }
}

extension JSONValue {
    /// Whether all writers of JSON write the value with the same characters.
    fileprivate var isWrittenAlike: Bool {
        switch self {
        case .null, .bool, .int: true
        case .double: false
        case .string(let text): text.utf8.allSatisfy { 0x20..<0x7F ~= $0 && !"<>&\"\\".utf8.contains($0) }
        case .list(let items): items.allSatisfy(\.isWrittenAlike)
        case .map(let entries):
            entries.allSatisfy { JSONValue.string($0.key).isWrittenAlike && $0.value.isWrittenAlike }
        }
    }
}

extension JSONPatch.Operation {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginMapping()
        switch self {
        case .test(let path, let value): Self.write("test", path, value, to: &json)
        case .add(let path, let value): Self.write("add", path, value, to: &json)
        case .replace(let path, let value): Self.write("replace", path, value, to: &json)
        case .remove(let path): Self.write("remove", path, nil, to: &json)
        }
        json.endMapping()
    }

    private static func write(_ name: String, _ path: String, _ value: JSONValue?, to json: inout JSONWriter) {
        json.field("op", name)
        json.field("path", path)
        guard let value else { return }
        json.key("value")
        value.write(to: &json)
    }
}
