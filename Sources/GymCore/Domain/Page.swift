/// A part of a list.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// The cursor of the following part; absent on the last.
    public let next: String?

    public init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

extension Page: Encodable where Item: Encodable {}

/// Which part of a list to give.
public struct PageRequest: Hashable, Sendable {
    /// How many at the most, 1...100.
    public let limit: Int
    /// `next` of the page before; absent means the first.
    public let cursor: String?

    public init(limit: Int = 20, cursor: String? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}
