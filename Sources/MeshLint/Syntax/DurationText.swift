import MeshModel

extension GoDuration {
    /// Whether it is longer than a millisecond, but not of whole ones; what is shorter violates the bounds of fields.
    var isFinerThanMilliseconds: Bool { nanoseconds > 1_000_000 && nanoseconds % 1_000_000 != 0 }

    /// A length of time as people write it: `8s`, `1.5s`, `250ms`.
    static func text(nanoseconds: Int) -> String {
        let milliseconds = nanoseconds / 1_000_000
        if milliseconds < 1000 { return "\(milliseconds)ms" }
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        if rest == 0 { return "\(seconds)s" }
        var digits = "\(1000 + rest)".dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(seconds).\(digits)s"
    }
}
