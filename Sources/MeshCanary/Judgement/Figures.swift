/// Figures as people read them.
public enum Figures {
    /// A part of 1 in percent, with as many decimals as tell something: `99.83 %`, `5.2 %`, `0 %`.
    public static func percent(_ part: Double) -> String {
        let hundredths = Int((part * 10_000).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        if rest == 0 { return "\(whole) %" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10) %" : "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
    }

    /// A time in milliseconds: `0.4ms`, `250ms`, `1.2s`.
    public static func time(_ milliseconds: Double) -> String {
        if milliseconds < 10 { return "\(tenths(milliseconds))ms" }
        return milliseconds < 1000 ? "\(Int(milliseconds.rounded()))ms" : "\(tenths(milliseconds / 1000))s"
    }

    /// A length of time, coarsely: `850ms`, `42s`, `3m20s`.
    public static func time(_ duration: Duration) -> String {
        let milliseconds = max(duration.milliseconds, 0)
        if milliseconds < 1000 { return "\(milliseconds)ms" }
        let seconds = (milliseconds + 500) / 1000
        guard seconds >= 60 else { return "\(seconds)s" }
        return seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds / 60)m\(seconds % 60)s"
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}

extension Duration {
    /// In whole milliseconds.
    public var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
