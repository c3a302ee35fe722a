/// What turns one text into another, in the form of `diff -u`, which people read and `patch` applies.
public struct UnifiedDiff: Sendable {
    /// How many unchanged lines stand around a change.
    private static let contextLines = 3

    private let path: String
    private let old: [UInt8]?
    private let new: [UInt8]?

    /// - Parameters:
    ///   - path: the name of both texts; the lines above the changes say `a/PATH` and `b/PATH` as Git does.
    ///   - old: `nil` if there is no such file.
    ///   - new: `nil` if there will be no such file.
    public init(path: String, old: [UInt8]?, new: [UInt8]?) {
        self.path = path
        self.old = old
        self.new = new
    }

    /// The lines to print; empty if nothing differs.
    public var bytes: [UInt8] {
        guard old != new else { return [] }
        let (oldLines, newLines) = (Self.lines(of: old ?? []), Self.lines(of: new ?? []))
        var output = Array("--- \(old == nil ? "/dev/null" : "a/\(path)")\n".utf8)
        output += "+++ \(new == nil ? "/dev/null" : "b/\(path)")\n".utf8
        for hunk in Hunk.hunks(of: Self.edits(from: oldLines, to: newLines), context: Self.contextLines) {
            output += hunk.header.utf8
            for edit in hunk.edits {
                output.append(edit.sign)
                output.append(line: edit.kind == .add ? newLines[edit.new] : oldLines[edit.old])
            }
        }
        return output
    }

    /// The lines with their ends.
    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
            lines.append(text[start..<end])
            start = end
        }
        return lines
    }

    private static func edits(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [Edit] {
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            let next = numbers.count
            return numbers[line]
                ?? {
                    numbers[line] = next
                    return next
                }()
        }
        return Edit.edits(of: LineDiff(old: old.map(number), new: new.map(number)))
    }
}

/// One line of a diff.
struct Edit {
    enum Kind { case keep, remove, add }

    var kind: Kind
    /// How many lines of the old text come before.
    var old: Int
    /// How many lines of the new text come before.
    var new: Int

    var sign: UInt8 {
        switch kind {
        case .keep: UInt8(ascii: " ")
        case .remove: UInt8(ascii: "-")
        case .add: UInt8(ascii: "+")
        }
    }

    /// All lines of both texts in the order in which a diff shows them: removed before added.
    static func edits(of diff: LineDiff) -> [Edit] {
        var edits: [Edit] = []
        var (old, new) = (0, 0)
        while old < diff.removed.count || new < diff.added.count {
            if old < diff.removed.count, diff.removed[old] {
                edits.append(Edit(kind: .remove, old: old, new: new))
                old += 1
            } else if new < diff.added.count, diff.added[new] {
                edits.append(Edit(kind: .add, old: old, new: new))
                new += 1
            } else {
                edits.append(Edit(kind: .keep, old: old, new: new))
                (old, new) = (old + 1, new + 1)
            }
        }
        return edits
    }
}

/// Changes that stand close to each other, with the lines around them.
struct Hunk {
    var edits: ArraySlice<Edit>

    static func hunks(of edits: [Edit], context: Int) -> [Hunk] {
        var hunks: [Range<Int>] = []
        for index in edits.indices where edits[index].kind != .keep {
            let range = max(0, index - context)..<min(edits.count, index + context + 1)
            if let last = hunks.last, last.upperBound >= range.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks.map { Hunk(edits: edits[$0]) }
    }

    /// `@@ -12,7 +12,8 @@` and the end of the line.
    var header: String {
        guard let first = edits.first else { return "" }
        let old = Self.range(from: first.old, count: edits.count { $0.kind != .add })
        let new = Self.range(from: first.new, count: edits.count { $0.kind != .remove })
        return "@@ -\(old) +\(new) @@\n"
    }

    /// Counted from 1; a range without lines is named by the line before it.
    private static func range(from start: Int, count: Int) -> String {
        switch count {
        case 0: "\(start),0"
        case 1: "\(start + 1)"
        default: "\(start + 1),\(count)"
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(line: ArraySlice<UInt8>) {
        self += line
        if line.last != UInt8(ascii: "\n") { self += "\n\\ No newline at end of file\n".utf8 }
    }
}
