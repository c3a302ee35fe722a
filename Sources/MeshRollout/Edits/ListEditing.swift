import YAML

/// Items added to lists, in the style of those that are there.
struct ListEditing {
    private let list: Node
    private let lines: SourceLines

    init(_ list: Node) {
        self.list = list
        lines = SourceLines(list.source)
    }

    /// The edit that adds a copy of an item behind the last one, with changes made to it; `nil` where a copy would not mean
    /// the same.
    func appendingCopy(of item: Node, with edits: [SourceEdit]) throws(Refusal) -> SourceEdit? {
        guard !list.isAlias, !item.hasReferences, let last = Array(list.items).last else { return nil }
        let text = String(decoding: try item.text(with: edits), as: UTF8.self)
        if list.style == .flow { return .inserting(", \(text)", at: last.range.upperBound) }
        guard let lead = lead(of: item) else { return nil }
        return .inserting(lines.newline + lead + text, at: lines.lineEnd(after: last.range.upperBound))
    }

    /// The edit that adds a new item behind the last one.
    func appending(_ item: Fragment) throws(Refusal) -> SourceEdit {
        guard !list.isAlias, let last = Array(list.items).last else { throw Node.shared(list, "the items") }
        if list.style == .flow {
            return .inserting(", \(item.flow(isJSON: last.isJSON))", at: last.range.upperBound)
        }
        let indent = String(repeating: " ", count: lines.column(of: list.range.lowerBound))
        let text = "\(indent)- \(item.flow(isJSON: false))"
        return .inserting(lines.newline + text, at: lines.lineEnd(after: last.range.upperBound))
    }

    /// The edit that adds a changed copy of an item before it.
    func insertingCopy(of item: Node, with edits: [SourceEdit]) throws(Refusal) -> SourceEdit {
        guard !list.isAlias, !item.hasReferences else { throw Node.shared(item, "parts of the route") }
        let text = String(decoding: try item.text(with: edits), as: UTF8.self)
        if list.style == .flow { return .inserting("\(text), ", at: item.range.lowerBound) }
        guard let lead = lead(of: item), let dash = lines.dash(before: item) else {
            throw Node.shared(item, "parts of the route")
        }
        return .inserting(String(lead.drop { $0 == " " }) + text + lines.newline + indent(to: dash), at: dash)
    }

    /// The edit that removes an item that another one follows, as `insertingCopy` wrote it.
    func removing(_ item: Node) -> SourceEdit? {
        let items = Array(list.items)
        guard let place = items.firstIndex(of: item), place + 1 < items.count else { return nil }
        let next = items[place + 1]
        if list.style == .flow {
            return SourceEdit(range: item.range.lowerBound..<next.range.lowerBound, replacement: [])
        }
        guard let start = lines.dash(before: item), let end = lines.dash(before: next) else { return nil }
        return SourceEdit(range: start..<end, replacement: [])
    }

    /// What stands before an item in its line: the indent, `-`, spaces.
    private func lead(of item: Node) -> String? {
        guard let dash = lines.dash(before: item) else { return nil }
        let text = lines.bytes[dash..<item.range.lowerBound]
        return indent(to: dash) + String(decoding: text, as: UTF8.self)
    }

    private func indent(to dash: Int) -> String { String(repeating: " ", count: lines.column(of: dash)) }
}
