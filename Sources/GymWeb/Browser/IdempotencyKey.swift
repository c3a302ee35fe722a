/// What tells a form that is sent twice from two forms.
public enum IdempotencyKey {
    /// A new one, that nobody else has.
    public static func new() -> String { FormSecret.new() }
}
