import Glibc
import MeshDSL
import MeshModel
import MeshRender

/// Words the end of a mesh that did not come to one: one error, with Swift's own reason and the best place that is known.
struct CrashReport {
    /// Why the mesh is not evaluated further.
    enum Cause {
        /// Swift gave up, such as for an index out of range.
        case trap
        case stackOverflow
        case badMemory
        /// A constant is needed for its own value.
        case circularity
        case timeout(seconds: Int)
    }

    /// What the mesh wrote to the standard error before.
    let earlierOutput: String
    let problem: RenderProblem

    /// - Parameter captured: what the mesh and Swift wrote to the standard error.
    init(_ cause: Cause, captured: [UInt8]) {
        let output = String(decoding: captured, as: UTF8.self)
        let declaration = RenderContext.evaluatedPlace
        guard case .trap = cause, let reason = Reason(in: output) else {
            earlierOutput = output
            problem = RenderProblem(Self.message(for: cause), at: declaration)
            return
        }
        earlierOutput = String(output[..<reason.start])
        let message = reason.text.isEmpty ? Self.message(for: cause) : "\(Self.message(for: cause)): \(reason.text)"
        problem = RenderProblem(message, at: reason.place ?? declaration)
    }

    static func message(for cause: Cause) -> String {
        switch cause {
        case .trap: "the mesh crashed"
        case .badMemory: "the mesh crashed: it used memory that is not its own"
        case .stackOverflow: "the mesh used up the stack: does a function call itself without end?"
        case .circularity:
            "this needs its own value to be evaluated: a service cannot call itself, nor one that is declared with it"
        case .timeout(let seconds):
            "the mesh was not evaluated within \(seconds) \(seconds == 1 ? "second" : "seconds"): does it loop for ever? "
                + "--timeout gives it more time"
        }
    }
}

/// What Swift says when it gives up: `MeshFile/Mesh.swift:3: Fatal error: Index out of range`.
private struct Reason {
    /// Where the message begins in the output.
    let start: String.Index
    let text: String
    /// The line of the user's file; Swift names its own files where the mistake shows in the standard library.
    let place: SourcePlace?

    private static let titles = ["Fatal error", "Precondition failed", "Assertion failed"]
    private static let libraries: Set<Substring> = ["Swift", "MeshDSL", "MeshModel", "MeshRender", "MeshRuntime"]

    init?(in output: String) {
        guard let title = Self.titles.lazy.compactMap({ output.ranges(of: $0).last }).first else { return nil }
        start = output[..<title.lowerBound].lastIndex(of: "\n").map(output.index(after:)) ?? output.startIndex
        let rest = output[title.upperBound...]
        let end = rest.firstRange(of: "\nCurrent stack trace:")?.lowerBound ?? rest.endIndex
        text = String(rest[..<end].drop { $0 == ":" || $0 == " " }).trimmingLineBreaks
        place = Self.place(output[start..<title.lowerBound])
    }

    /// - Parameter prefix: `MeshFile/Mesh.swift:3: `
    private static func place(_ prefix: Substring) -> SourcePlace? {
        let parts = prefix.split(separator: ":")
        guard parts.count >= 2, let line = Int(parts[1]), let slash = parts[0].firstIndex(of: "/") else { return nil }
        if libraries.contains(parts[0][..<slash]) { return nil }
        return SourcePlace(file: String(parts[0][parts[0].index(after: slash)...]), line: line, column: 0)
    }
}

extension String {
    fileprivate var trimmingLineBreaks: String {
        var text = self[...]
        while text.last == "\n" { text.removeLast() }
        return String(text)
    }
}
