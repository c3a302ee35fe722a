/// Where a page ends: the values that the list is sorted by, of its last item.
enum Cursor {
    /// The text of a cursor.
    static func text(_ values: String...) -> String {
        values.joined(separator: "~")
    }

    /// The values of a page's cursor; nothing on the first page.
    static func values(_ page: PageRequest, count: Int) throws(GymError) -> [String]? {
        guard let cursor = page.cursor else { return nil }
        let values = cursor.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard values.count == count else { throw malformed }
        return values
    }

    /// A value that is a number.
    static func number(_ text: String) throws(GymError) -> SQLValue {
        guard let number = Int64(text) else { throw malformed }
        return .integer(number)
    }

    private static var malformed: GymError {
        .invalid([FieldError("cursor", "must be what `next` of another page says")])
    }
}

extension Page {
    /// A page from one row more than it may have.
    init(_ rows: [Item], _ request: PageRequest, cursor: (Item) -> String) {
        let items = Array(rows.prefix(request.limit))
        self.init(items: items, next: rows.count > request.limit ? items.last.map(cursor) : nil)
    }
}
