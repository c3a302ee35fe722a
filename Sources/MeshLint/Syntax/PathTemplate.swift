/// Paths with `{*}` for one segment and `{**}` for any number of them.
///
/// Source: Istio, `pkg/config/security/security.go`; Envoy, `uri_template_match`; RFC 3986, "pchar".
enum PathTemplate {
    /// What is wrong with a path that may be a template; `nil` if nothing is, or if it is none.
    static func problem(of path: String) -> String? {
        guard path.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else { return nil }
        let isTemplate = path.contains("{*}") || path.contains("{**}")
        var isOver = false
        for segment in path.trimmingSlashes.split(separator: "/", omittingEmptySubsequences: false) {
            switch segment {
            case "{*}", "{**}":
                if isOver { return "'{**}' must be the last operator of '\(path)'" }
                isOver = segment == "{**}"
            case _ where segment.contains("{") || segment.contains("}"):
                return "'\(segment)' is neither {*} nor {**}, and has braces"
            default:
                if isTemplate, !isLiteral(segment) { return "'\(segment)' cannot stand in a template" }
            }
        }
        return nil
    }

    private static func isLiteral(_ segment: Substring) -> Bool {
        !segment.isEmpty
            && segment.utf8.allSatisfy { byte in
                byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-._~%!$&'()+,;:@=".utf8.contains(byte)
            }
    }
}

extension String {
    fileprivate var trimmingSlashes: Substring {
        var text = drop { $0 == "/" }
        while text.last == "/" { text.removeLast() }
        return text
    }
}
