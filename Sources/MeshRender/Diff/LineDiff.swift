/// Which lines of two texts are not part of the other, as few as reasonable.
///
/// Source: E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, in the form that needs memory for the
/// number of lines only. Where the texts have next to nothing in common, it gives up and takes all lines as different.
struct LineDiff {
    /// For each line of the old text, whether the new one lacks it.
    private(set) var removed: [Bool]
    /// For each line of the new text, whether the old one lacks it.
    private(set) var added: [Bool]
    private var search: DiagonalSearch

    /// - Parameters:
    ///   - old: the lines of the old text, the same number for the same line.
    ///   - new: the lines of the new text, numbered in the same way.
    init(old: [Int], new: [Int]) {
        removed = [Bool](repeating: false, count: old.count)
        added = [Bool](repeating: false, count: new.count)
        search = DiagonalSearch(old: old, new: new)
        compare(Box(old: old.indices, new: new.indices))
    }

    private mutating func compare(_ box: Box) {
        let box = search.trimmed(box)
        if !box.old.isEmpty, !box.new.isEmpty, let (upper, lower) = search.split(box) {
            compare(upper)
            compare(lower)
        } else {
            for line in box.old { removed[line] = true }
            for line in box.new { added[line] = true }
        }
    }
}

/// A stretch of lines of the old text and one of the new text.
struct Box {
    var old: Range<Int>
    var new: Range<Int>
}

/// Finds a place through which a shortest way from one text to the other leads.
///
/// The way goes from the upper left to the lower right corner of a box; a step right removes a line, a step down adds
/// one, and a diagonal step keeps one. Searches from both corners meet in the middle.
struct DiagonalSearch {
    private let old: [Int]
    private let new: [Int]
    private var forward: Frontier
    private var backward: Frontier

    /// How many changes are looked for, from each corner, before giving up.
    private static let mostChanges = 1024

    init(old: [Int], new: [Int]) {
        self.old = old
        self.new = new
        forward = Frontier(old: old.count, new: new.count)
        backward = forward
    }

    /// The box without the lines that both texts begin and end with.
    func trimmed(_ box: Box) -> Box {
        var box = box
        while let (first, other) = box.firsts, old[first] == new[other] {
            box = Box(old: first + 1..<box.old.upperBound, new: other + 1..<box.new.upperBound)
        }
        while let (last, other) = box.lasts, old[last] == new[other] {
            box = Box(old: box.old.lowerBound..<last, new: box.new.lowerBound..<other)
        }
        return box
    }

    /// The parts of a trimmed box before and after the meeting point; `nil` if that is too far away.
    mutating func split(_ box: Box) -> (Box, Box)? {
        forward.start(on: box.old.lowerBound - box.new.lowerBound, at: box.old.lowerBound)
        backward.start(on: box.old.upperBound - box.new.upperBound, at: box.old.upperBound)
        for _ in 0..<Self.mostChanges {
            guard let meeting = stepForward(in: box) ?? stepBackward(in: box) else { continue }
            return (
                Box(old: box.old.lowerBound..<meeting.old, new: box.new.lowerBound..<meeting.new),
                Box(old: meeting.old..<box.old.upperBound, new: meeting.new..<box.new.upperBound)
            )
        }
        return nil
    }

    /// Whether the ways meet after a step forward; else they do after a step backward.
    private var meetsForward: Bool { (forward.middle - backward.middle) & 1 != 0 }

    private mutating func stepForward(in box: Box) -> (old: Int, new: Int)? {
        forward.widen(to: box, unreached: -1)
        for diagonal in forward.diagonals {
            var x = max(forward[diagonal + 1], forward[diagonal - 1] + 1)
            while x < box.old.upperBound, x - diagonal < box.new.upperBound, old[x] == new[x - diagonal] { x += 1 }
            forward[diagonal] = x
            if meetsForward, backward.reaches(diagonal), backward[diagonal] <= x { return (x, x - diagonal) }
        }
        return nil
    }

    private mutating func stepBackward(in box: Box) -> (old: Int, new: Int)? {
        backward.widen(to: box, unreached: Int.max - 1)
        for diagonal in backward.diagonals {
            var x = min(backward[diagonal - 1], backward[diagonal + 1] - 1)
            while x > box.old.lowerBound, x - diagonal > box.new.lowerBound, old[x - 1] == new[x - diagonal - 1] {
                x -= 1
            }
            backward[diagonal] = x
            if !meetsForward, forward.reaches(diagonal), x <= forward[diagonal] { return (x, x - diagonal) }
        }
        return nil
    }
}

/// How far a search has come on each diagonal: the old line it has reached.
///
/// A diagonal is the difference of old line and new line.
private struct Frontier {
    private var reached: [Int]
    private let offset: Int
    private(set) var middle = 0
    private var lowest = 0
    private var highest = 0

    init(old: Int, new: Int) {
        reached = [Int](repeating: 0, count: old + new + 3)
        offset = new + 1
    }

    subscript(diagonal: Int) -> Int {
        get { reached[diagonal + offset] }
        set { reached[diagonal + offset] = newValue }
    }

    /// The diagonals that the next step looks at.
    var diagonals: StrideThrough<Int> { stride(from: highest, through: lowest, by: -2) }

    func reaches(_ diagonal: Int) -> Bool { lowest <= diagonal && diagonal <= highest }

    mutating func start(on diagonal: Int, at line: Int) {
        (middle, lowest, highest) = (diagonal, diagonal, diagonal)
        self[diagonal] = line
    }

    /// Goes one diagonal further to each side, or back from the edge of the box.
    mutating func widen(to box: Box, unreached: Int) {
        if lowest > box.old.lowerBound - box.new.upperBound {
            lowest -= 1
            self[lowest - 1] = unreached
        } else {
            lowest += 1
        }
        if highest < box.old.upperBound - box.new.lowerBound {
            highest += 1
            self[highest + 1] = unreached
        } else {
            highest -= 1
        }
    }
}

extension Box {
    fileprivate var firsts: (Int, Int)? {
        old.isEmpty || new.isEmpty ? nil : (old.lowerBound, new.lowerBound)
    }

    fileprivate var lasts: (Int, Int)? {
        old.isEmpty || new.isEmpty ? nil : (old.upperBound - 1, new.upperBound - 1)
    }
}
