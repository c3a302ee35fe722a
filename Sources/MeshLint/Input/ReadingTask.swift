import Synchronization
import YAML

/// A part of a source that is read at once.
struct ReadingTask: Sendable {
    let source: LintSource
    let part: StreamPart
    let budget: ReadingBudget

    /// About how many bytes a part has: enough to make up for the start of a parser, few enough to keep all processors
    /// busy to the end.
    private static let partLength = 256 << 10

    static func tasks(of source: LintSource) -> [ReadingTask] {
        let budget = ReadingBudget()
        let count = source.bytes.count
        // A text that is too long is refused as a whole.
        let length = count > Limits().maximumBytes ? count : partLength
        return StreamPart.parts(of: source.bytes, length: length).map {
            ReadingTask(source: source, part: $0, budget: budget)
        }
    }
}

/// How many values the parts of one source may still have together.
final class ReadingBudget: Sendable {
    static let most = Limits().maximumNodes

    private let left = Atomic<Int>(ReadingBudget.most)
    private let hasWarned = Atomic<Bool>(false)

    var isLeft: Bool { left.load(ordering: .relaxed) > 0 }

    func spend(_ count: Int) { left.subtract(count, ordering: .relaxed) }

    /// Whether nobody has yet said that the budget is spent.
    func takeWarning() -> Bool { !hasWarned.exchange(true, ordering: .relaxed) }
}
