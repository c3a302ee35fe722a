/// Tells whether a text matches a pattern, in time linear in the text.
///
/// Made for the patterns of schemas: sets of Unicode properties match nothing here.
struct RegexMatcher: Sendable {
    private enum Step: Sendable {
        case set(RegexSet)
        case position(RegexNode)
        /// Goes on at both places.
        case split(Int, Int)
        case jump(Int)
        case match
    }

    private var steps: [Step] = []

    init(_ node: RegexNode) {
        compile(node)
        steps.append(.match)
    }

    /// `nil` if the text is no pattern.
    init?(_ pattern: String) {
        guard let node = try? RegexParser.parse(pattern) else { return nil }
        self.init(node)
    }

    private mutating func compile(_ node: RegexNode) {
        switch node {
        case .empty: break
        case .set(let set): steps.append(.set(set))
        case .sequence(let nodes): for node in nodes { compile(node) }
        case .choice(let nodes): compileChoice(nodes[...])
        case .repetition(let node, let least, let most):
            for _ in 0..<least { compile(node) }
            if let most { compileOptions(node, most - least) } else { compileLoop(node) }
        default: steps.append(.position(node))
        }
    }

    private mutating func compileChoice(_ nodes: ArraySlice<RegexNode>) {
        guard let first = nodes.first else { return }
        guard nodes.count > 1 else { return compile(first) }
        let split = steps.count
        steps.append(.match)
        compile(first)
        let jump = steps.count
        steps.append(.match)
        steps[split] = .split(split + 1, steps.count)
        compileChoice(nodes.dropFirst())
        steps[jump] = .jump(steps.count)
    }

    private mutating func compileOptions(_ node: RegexNode, _ count: Int) {
        var splits: [Int] = []
        for _ in 0..<max(count, 0) {
            splits.append(steps.count)
            steps.append(.match)
            compile(node)
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
    }

    private mutating func compileLoop(_ node: RegexNode) {
        let split = steps.count
        steps.append(.match)
        compile(node)
        steps.append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
    }
}

extension RegexMatcher {
    /// Whether the pattern matches some part of the text.
    func matches(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var present = Threads(steps.count)
        var next = Threads(steps.count)
        for index in 0...scalars.count {
            add(0, at: index, of: scalars, to: &present)
            if present.hasMatch { return true }
            guard index < scalars.count else { break }
            for step in present.list {
                if case .set(let set) = steps[step], set.contains(scalars[index]) {
                    add(step + 1, at: index + 1, of: scalars, to: &next)
                }
            }
            if next.hasMatch { return true }
            swap(&present, &next)
            next.removeAll()
        }
        return false
    }

    /// The places that are reached at once.
    private struct Threads {
        var list: [Int] = []
        var isMember: [Bool]
        var hasMatch = false

        init(_ count: Int) { isMember = [Bool](repeating: false, count: count) }

        mutating func removeAll() {
            for index in isMember.indices { isMember[index] = false }
            list.removeAll(keepingCapacity: true)
            hasMatch = false
        }
    }

    private func add(_ start: Int, at index: Int, of text: [Unicode.Scalar], to threads: inout Threads) {
        var pending = [start]
        while let step = pending.popLast() {
            guard !threads.isMember[step] else { continue }
            threads.isMember[step] = true
            switch steps[step] {
            case .match: threads.hasMatch = true
            case .jump(let target): pending.append(target)
            case .split(let first, let second): pending += [second, first]
            case .position(let node): if node.holds(at: index, of: text) { pending.append(step + 1) }
            case .set: threads.list.append(step)
            }
        }
    }
}

extension RegexSet {
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != isNegated
    }
}

extension RegexNode {
    /// Whether a position in the text is one that this stands for.
    fileprivate func holds(at index: Int, of text: [Unicode.Scalar]) -> Bool {
        switch self {
        case .textStart: index == 0
        case .textEnd: index == text.count
        case .lineStart: index == 0 || text[index - 1] == "\n"
        case .lineEnd: index == text.count || text[index] == "\n"
        case .wordBoundary: Self.isWord(text, index - 1) != Self.isWord(text, index)
        case .noWordBoundary: Self.isWord(text, index - 1) == Self.isWord(text, index)
        default: false
        }
    }

    private static let word = RegexSet(perl: "w")

    private static func isWord(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        text.indices.contains(index) && word?.contains(text[index]) == true
    }
}
