/// Some of many: how many requests of all failed, or were slow.
public struct Proportion: Hashable, Sendable {
    /// 0...total.
    public let count: Int
    public let total: Int

    /// Counts outside of 0...total are brought into it.
    public init(_ count: Int, of total: Int) {
        self.total = max(total, 0)
        self.count = min(max(count, 0), self.total)
    }

    /// 0...1; 0 of nothing is 0.
    public var value: Double { total == 0 ? 0 : Double(count) / Double(total) }
}
