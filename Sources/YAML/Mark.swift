/// A place in a text.
public struct Mark: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The line, counted from 1.
    public var line: Int
    /// The column, counted from 1 in Unicode scalars; a tab is one column.
    public var column: Int
    /// How many bytes stand before the place.
    public var offset: Int

    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }

    public var description: String { "\(line):\(column)" }

    public static func < (lhs: Mark, rhs: Mark) -> Bool { lhs.offset < rhs.offset }
}
