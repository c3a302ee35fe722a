import MeshModel

/// Which methods a route takes.
struct MethodMatch {
    /// A method that is not idempotent and that a match names.
    private(set) var named: String?
    /// Whether some match takes any method.
    private(set) var takesAny: Bool

    /// What RFC 9110 does not call idempotent; CONNECT and others do not reach routes like these.
    private static let unsafe = ["POST", "PATCH"]

    init(_ matches: [VirtualService.HTTPMatchRequest]?) {
        takesAny = matches?.isEmpty != false
        for match in matches ?? [] {
            guard let method = match.method ?? match.headers?[":method"] else {
                takesAny = true
                continue
            }
            if let literals = Self.literals(of: method) {
                named = named ?? Self.unsafe.first(where: literals.contains)
            } else if !Self.excludesUnsafe(method) {
                takesAny = true
            }
        }
    }

    /// The methods that a match names one by one; `nil` where it is no such list.
    static func literals(of match: StringMatch) -> Set<String>? {
        if let exact = match.exact { return [exact] }
        guard var text = match.regex?[...] else { return nil }
        if text.hasPrefix("^") { text.removeFirst() }
        if text.hasSuffix("$") { text.removeLast() }
        if text.hasPrefix("("), text.hasSuffix(")") { text = text.dropFirst().dropLast() }
        if text.hasPrefix("?:") { text = text.dropFirst(2) }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 } }) else { return nil }
        return Set(parts.map(String.init))
    }

    private static func excludesUnsafe(_ match: StringMatch) -> Bool {
        guard let prefix = match.prefix else { return false }
        return !unsafe.contains { $0.hasPrefix(prefix) }
    }
}
