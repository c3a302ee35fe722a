/// Names of HTTP.
///
/// Source: RFC 9110 ("token"); Istio, `pkg/config/validation/virtualservice.go`.
public enum HTTPSyntax {
    /// Whether the text can be the name of a header or a method.
    public static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
    }
}
