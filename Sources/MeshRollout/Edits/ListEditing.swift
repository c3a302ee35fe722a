import YAML

/// Items added to lists, in the style of those that are there.
struct ListEditing {
    private let list: Node
    private let lines: SourceLines

    /// - Parameter list: where an alias stands for one, that one is edited.
    init(_ list: Node) {
        self.list = list.target
        lines = SourceLines(list.source)
    }

    /// Whether the bytes of an item are all there is to it, so that they may be copied as they are.
    func canCopy(_ item: Node) -> Bool {
        guard !item.hasReferences else { return false }
        guard list.style == .block else { return true }
        return dash(of: item).map { lines.isBlank($0 + 1, item.range.lowerBound) } ?? false
    }

    /// The edit that adds a copy of an item behind the last one, with changes made to it; `nil` where a copy would not mean
    /// the same.
    func appendingCopy(of item: Node, with edits: [SourceEdit]) throws(Refusal) -> SourceEdit? {
        guard canCopy(item), let last = Array(list.items).last else { return nil }
        let text = String(decoding: try item.text(with: edits), as: UTF8.self)
        if list.style == .flow { return .inserting(", \(text)", at: last.range.upperBound) }
        guard let dash = dash(of: item) else { return nil }
        let lead = String(decoding: lines.bytes[dash..<item.range.lowerBound], as: UTF8.self)
        return .inserting(
            lines.newline + indent(to: dash) + lead + text,
            at: lines.lineEnd(after: last.range.upperBound)
        )
    }

    /// The edit that adds a new item behind the last one.
    func appending(_ item: Fragment) throws(Refusal) -> SourceEdit {
        guard let last = Array(list.items).last else { throw Node.odd(list, "the list cannot be extended") }
        if list.style == .flow {
            return .inserting(", \(item.flow(isJSON: last.isJSON))", at: last.range.upperBound)
        }
        let column = lines.column(of: list.range.lowerBound)
        let text =
            last.style == .flow
            ? item.flow(isJSON: false) : item.block(indent: column + 2, newline: lines.newline)
        return .inserting(
            "\(lines.newline)\(String(repeating: " ", count: column))- \(text)",
            at: lines.lineEnd(after: last.range.upperBound)
        )
    }

    /// The edit that adds a changed copy of an item before it; the item has to be one that can be copied.
    func insertingCopy(of item: Node, with edits: [SourceEdit]) throws(Refusal) -> SourceEdit {
        let text = String(decoding: try item.text(with: edits), as: UTF8.self)
        if list.style == .flow { return .inserting("\(text), ", at: flowStart(of: item)) }
        guard let dash = dash(of: item) else { throw Node.odd(item, "the list cannot be extended") }
        let lead = String(decoding: lines.bytes[dash..<item.range.lowerBound], as: UTF8.self)
        return .inserting(lead + text + lines.newline + indent(to: dash), at: dash)
    }

    /// The edit that adds a new item before another one.
    func inserting(_ new: Fragment, before item: Node) throws(Refusal) -> SourceEdit {
        if list.style == .flow {
            return .inserting("\(new.flow(isJSON: item.isJSON)), ", at: flowStart(of: item))
        }
        guard let dash = dash(of: item) else { throw Node.odd(item, "the list cannot be extended") }
        let text = new.block(indent: lines.column(of: dash) + 2, newline: lines.newline)
        return .inserting("- \(text)\(lines.newline)\(indent(to: dash))", at: dash)
    }

    /// The edit that removes an item that another one follows, as it was added.
    func removing(_ item: Node) -> SourceEdit? {
        let items = Array(list.items)
        guard let place = items.firstIndex(of: item), place + 1 < items.count else { return nil }
        let next = items[place + 1]
        if list.style == .flow {
            return SourceEdit(range: flowStart(of: item)..<flowStart(of: next), replacement: [])
        }
        guard let start = dash(of: item), let end = dash(of: next) else { return nil }
        return SourceEdit(range: start..<end, replacement: [])
    }

    /// Where the `-` of a block list's item is, be it on a line above, or before an anchor or a tag.
    private func dash(of item: Node) -> Int? {
        let first = list.range.lowerBound
        let column = first - lines.lineStart(before: first)
        var start = lines.lineStart(before: item.range.lowerBound)
        while true {
            let place = start + column
            if place < item.range.lowerBound, lines.isDash(place), place == first || lines.isBlank(start, place) {
                return place
            }
            guard start > first else { return nil }
            start = lines.lineStart(before: start - 1)
        }
    }

    /// Where a flow list's item begins, with its anchor and tag.
    private func flowStart(of item: Node) -> Int {
        let before = lines.bytes[..<item.range.lowerBound]
        let end = before.lastIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }
        guard let end else { return item.range.lowerBound }
        return before[(end + 1)...].firstIndex { $0 > UInt8(ascii: " ") } ?? item.range.lowerBound
    }

    private func indent(to dash: Int) -> String { String(repeating: " ", count: lines.column(of: dash)) }
}
