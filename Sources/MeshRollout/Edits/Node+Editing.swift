import YAML

extension Node {
    /// The entry of a key that is written in this very mapping, not merged into it.
    func own(_ key: String) -> Entry? { Array(entries).last { $0.key.hasText(key) } }

    /// Whether texts are written as JSON wants them.
    var isJSON: Bool { style == .flow && (entries.first?.key.style ?? .plain) == .doubleQuoted }

    /// The edit that makes `value` the value of a key: changes its bytes, or adds the entry behind the others.
    func setting(_ key: String, to value: Fragment) throws(Refusal) -> SourceEdit {
        guard let entry = own(key) else { return try adding(key, value) }
        // What an alias stands for is the same elsewhere; there, the value itself is written.
        if entry.value.isAlias, entry.value.kind == .scalar {
            return SourceEdit(range: entry.value.range, replacement: Array(value.flow(isJSON: isJSON).utf8))
        }
        let text =
            switch value {
            case .text(let text), .word(let text): text
            case .number(let number): "\(number)"
            case .map, .list: value.flow(isJSON: isJSON)
            }
        guard let edit = entry.value.replacement(forScalar: text) else {
            throw Self.odd(entry.value, "'\(key)' is no single value")
        }
        return edit
    }

    /// The edit that adds an entry behind the others.
    func adding(_ key: String, _ value: Fragment) throws(Refusal) -> SourceEdit {
        guard kind == .mapping else { throw Self.odd(self, "there is no place for '\(key)'") }
        guard !isAlias else { return try target.adding(key, value) }
        let lines = SourceLines(source)
        guard style == .block, let first = entries.first else {
            let text = "\(Fragment.key(key, isJSON)): \(value.flow(isJSON: isJSON))"
            guard let last = Array(entries).last else { return .inserting(text, at: range.upperBound - 1) }
            return .inserting(", \(text)", at: last.value.range.upperBound)
        }
        let indent = lines.column(of: first.key.range.lowerBound)
        let entry = Fragment.blockEntry(key, value, indent, lines.newline)
        return .inserting(
            lines.newline + String(repeating: " ", count: indent) + entry,
            at: lines.lineEnd(after: range.upperBound)
        )
    }

    /// The edit that removes an entry which is not the first one, as `adding` wrote it.
    func removing(_ key: String) -> SourceEdit? {
        let all = Array(entries)
        guard let place = all.lastIndex(where: { $0.key.hasText(key) }), place > 0 else { return nil }
        let lines = SourceLines(source)
        let (before, end) = (all[place - 1].value.range.upperBound, all[place].value.range.upperBound)
        let range = style == .block ? lines.lineEnd(after: before)..<lines.lineEnd(after: end) : before..<end
        return SourceEdit(range: range, replacement: [])
    }

    /// The bytes of the value with changes made to it.
    func text(with edits: [SourceEdit]) throws(Refusal) -> [UInt8] {
        let moved = edits.map { edit in
            // An entry is added behind a comment at the line's end, which the copy leaves out.
            let start = min(edit.range.lowerBound, range.upperBound) - range.lowerBound
            return SourceEdit(range: start..<(start + edit.range.count), replacement: edit.replacement)
        }
        do {
            return try SourceEdit.apply(moved, to: Array(source[range]))
        } catch {
            throw Refusal(.unsupported, "\(error.message)")
        }
    }

    /// The refusal to change what has another form than it should.
    static func odd(_ node: Node, _ what: String) -> Refusal {
        Refusal(
            .unsupported,
            "line \(node.mark.line): \(what)",
            advice: ["write it as a list or a mapping in lines of its own, then run the command again"]
        )
    }
}

extension SourceEdit {
    static func inserting(_ text: String, at offset: Int) -> SourceEdit {
        SourceEdit(range: offset..<offset, replacement: Array(text.utf8))
    }
}
