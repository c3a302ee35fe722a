/// A change to the bytes of a text.
public struct SourceEdit: Hashable, Sendable {
    /// The bytes to replace; empty to insert.
    public var range: Range<Int>
    public var replacement: [UInt8]

    public init(range: Range<Int>, replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }
}

extension SourceEdit {
    /// Makes all edits, or none of them: every byte outside of their ranges stays as it is.
    ///
    /// The ranges count in the text as it is before. The edits may come in any order; insertions at one place are made
    /// in the order they come in. Throws when two of them overlap, or one lies outside of the text.
    public static func apply(_ edits: [SourceEdit], to bytes: [UInt8]) throws(YAMLError) -> [UInt8] {
        // The standard sort is stable.
        let sorted = edits.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
        var place = 0
        for edit in sorted {
            guard edit.range.lowerBound >= place else {
                throw YAMLError(.overlap, "two edits change the byte at offset \(edit.range.lowerBound)")
            }
            guard edit.range.upperBound <= bytes.count else {
                throw YAMLError(.overlap, "an edit ends at \(edit.range.upperBound), behind the end of the text")
            }
            result += bytes[place..<edit.range.lowerBound]
            result += edit.replacement
            place = edit.range.upperBound
        }
        return result + bytes[place...]
    }
}

extension Node {
    /// The edit that makes `text` the text of this scalar, in the quotes it has where they can hold it.
    ///
    /// A plain scalar stays plain if every reader takes the new text for text, or if it is a number or a boolean as the
    /// old one was; otherwise it is quoted, and so is a block. `nil` for a collection, and for an alias: changing what
    /// it stands for would change other places too.
    public func replacement(forScalar text: String) -> SourceEdit? {
        guard entry.kind == .scalar, !isAlias else { return nil }
        var replacement = Array(written(text).utf8)
        // `key:` without a value has no space behind the colon.
        if range.isEmpty, range.lowerBound > 0, tape.source[range.lowerBound - 1] > UInt8(ascii: " ") {
            replacement.insert(UInt8(ascii: " "), at: 0)
        }
        return SourceEdit(range: range, replacement: replacement)
    }

    private func written(_ text: String) -> String {
        if style == .singleQuoted, text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) {
            return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }
        if style == .plain, canBePlain(text) { return text }
        return text.doubleQuoted
    }

    private func canBePlain(_ text: String) -> Bool {
        if isInFlow, text.utf8.contains(where: { ",[]{}?:".utf8.contains($0) }) { return false }
        if case .plain = text.scalarStyle { return true }
        guard case .int? = scalar, case .int = ScalarValue(resolving: text) else { return isSameKindOfWord(text) }
        return true
    }

    private func isSameKindOfWord(_ text: String) -> Bool {
        switch (scalar, ScalarValue(resolving: text)) {
        case (.bool, .bool), (.double, .double), (.double, .int), (.int, .double), (.null, .null): !text.isEmpty
        default: false
        }
    }

    /// Whether the value is inside of brackets, as far as the tape shows.
    private var isInFlow: Bool {
        tape.entries[..<place].contains { entry in
            entry.style == .flow && Int(entry.next) > place && (entry.kind == .mapping || entry.kind == .sequence)
        }
    }
}

extension String {
    fileprivate var scalarStyle: ScalarStyle {
        var text = self
        return text.withUTF8 { ScalarStyle(for: $0) }
    }

    /// The text between double quotes, on one line.
    fileprivate var doubleQuoted: String {
        var text = self
        var buffer = ByteBuffer(capacity: text.utf8.count + 2)
        text.withUTF8 { buffer.appendQuoted($0) }
        return String(decoding: buffer.take(), as: UTF8.self)
    }
}
