/// What the compiler printed, read back into diagnostics.
///
/// The compiler is asked for LLVM's style: a line `path:line:column: error: message`, the source line, a line with
/// `~~~^`, and a line with the text of a fix-it, if it has one. Everything between two heads that is not a fix-it is dropped, since
/// the source line is at hand.
struct CompilerOutput {
    /// In the order of their places, without repetitions.
    private(set) var diagnostics: [Diagnostic] = []
    /// What came without a place and in no known form, such as the stack of a crash.
    private(set) var rest: [String] = []

    /// Mistakes that show in the generated file; no more than echoes if there are others.
    private var entryErrors: [Diagnostic] = []
    private let sources: MeshSources
    private let entryName: String

    /// - Parameter entryName: the name of the generated file, which no user has heard of.
    init(_ text: String, of sources: MeshSources, entryName: String) {
        self.sources = sources
        self.entryName = entryName
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let heads = lines.indices.filter { Head(lines[$0]) != nil } + [lines.count]
        rest = lines[..<heads[0]].filter { !$0.isEmpty }
        for (start, end) in zip(heads, heads.dropFirst()) {
            guard let head = Head(lines[start]) else { continue }
            add(head, fixIt: FixIt(Array(lines[(start + 1)..<end]), column: head.column))
        }
        if !diagnostics.contains(where: { $0.severity == .error }) { diagnostics += entryErrors.prefix(1) }
    }

    private mutating func add(_ head: Head, fixIt: FixIt?) {
        guard let file = sources.files.first(where: { $0.name == head.file }) else { return addForeign(head) }
        let place = Diagnostic.Place(
            path: sources.path(of: file.name),
            line: head.line,
            column: head.column,
            text: file.line(head.line)
        )
        let diagnostic = Diagnostic(
            severity: head.severity,
            message: head.message,
            place: place,
            suggestion: fixIt?.suggestion
        )
        if head.severity != .note {
            if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
        } else if let last = diagnostics.indices.last, diagnostics[last].place?.line != head.line {
            diagnostics[last].notes.append(diagnostic)
        }
    }

    /// Takes in what is said about a file that is not the user's.
    private mutating func addForeign(_ head: Head) {
        if head.severity == .note {
            guard let last = diagnostics.indices.last, diagnostics[last].notes.isEmpty else { return }
            guard head.message.hasPrefix("candidate ") else { return }
            diagnostics[last].notes.append(Diagnostic(severity: .note, message: head.message))
        } else if head.file.hasSuffix(entryName) {
            entryErrors.append(aboutTheMesh(head))
        } else if head.severity == .error {
            diagnostics.append(Diagnostic(severity: .error, message: head.message))
        }
    }

    /// An error in the generated file means that the sources do not declare a mesh as they should.
    private func aboutTheMesh(_ head: Head) -> Diagnostic {
        let name = sources.files.count == 1 ? sources.displayPath : "the mesh in \(sources.displayPath)"
        let declaration = MeshDeclaration.place(in: sources)
        let example = "write: let mesh = Mesh(\"shop\") { … }"
        guard let declaration else {
            return Diagnostic(severity: .error, message: "\(name) declares no 'mesh'\n  \(example)")
        }
        if head.message.contains("private") {
            return Diagnostic(
                severity: .error,
                message: "'mesh' is private, so meshgen cannot see it",
                place: declaration
            )
        }
        if head.message.hasPrefix("cannot convert") {
            return Diagnostic(
                severity: .error,
                message: "'mesh' is not a Mesh",
                place: declaration,
                suggestion: example
            )
        }
        return Diagnostic(severity: .error, message: head.message, place: declaration)
    }
}

extension MeshSources.File {
    /// A line of the text, counted from 1.
    func line(_ number: Int) -> String? {
        let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.indices.contains(number - 1) else { return nil }
        return String(decoding: lines[number - 1].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
}

/// Where the sources declare `mesh`, found in the text because the compiler has already given up.
private enum MeshDeclaration {
    static func place(in sources: MeshSources) -> Diagnostic.Place? {
        for file in sources.files {
            let lines = String(decoding: file.content, as: UTF8.self).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            for (index, line) in lines.enumerated() {
                guard let range = line.firstRange(of: "let mesh") ?? line.firstRange(of: "var mesh") else { continue }
                let next = line[range.upperBound...].first
                guard next == nil || next == " " || next == ":" || next == "=" else { continue }
                let column = line[..<range.upperBound].utf8.count - "mesh".utf8.count + 1
                return .init(
                    path: sources.path(of: file.name),
                    line: index + 1,
                    column: column,
                    text: file.line(index + 1)
                )
            }
        }
        return nil
    }
}

/// The first line of a diagnostic: `Mesh.swift:3:14: error: cannot find 'shop' in scope`.
private struct Head {
    let file: String
    let line: Int
    let column: Int
    let severity: Diagnostic.Severity
    let message: String

    init?(_ text: String) {
        for severity in [Diagnostic.Severity.error, .warning, .note] {
            guard let range = text.firstRange(of: ": \(severity): ") else { continue }
            var parts = text[..<range.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count > 1 else { continue }
            let last = parts.removeLast()
            // `<unknown>:0: error:` has no column.
            guard let first = Int(last) else { continue }
            let second = parts.count > 1 ? Int(parts[parts.count - 1]) : nil
            if second != nil { parts.removeLast() }
            file = parts.joined(separator: ":")
            line = second ?? first
            column = second == nil ? 1 : max(1, first)
            self.severity = severity
            message = Self.withoutGroup(String(text[range.upperBound...]))
            return
        }
        if text.hasPrefix("error: ") {
            (file, line, column, severity) = ("", 0, 1, .error)
            message = Self.withoutGroup(String(text.dropFirst("error: ".count)))
            return
        }
        return nil
    }

    /// The message without the name of its documentation page: `… [#MutableGlobalVariable]`.
    private static func withoutGroup(_ message: String) -> String {
        guard message.hasSuffix("]"), let start = message.ranges(of: " [#").last else { return message }
        return String(message[..<start.lowerBound])
    }
}

/// The text that the compiler would put in.
private struct FixIt {
    var suggestion: String

    /// - Parameter lines: what follows the head: the source line, the marks, the fix-it.
    init?(_ lines: [String], column: Int) {
        guard let marks = lines.indices.dropFirst().first(where: { lines[$0].isMarks }), marks + 1 < lines.count else {
            return nil
        }
        let text = lines[marks + 1]
        let start = text.prefix { $0 == " " }.count
        let fix = text.dropFirst(start)
        guard !fix.isEmpty, !fix.contains("  "), !fix.contains("<#") else { return nil }
        if start + 1 == column, Array(lines[marks]).dropFirst(start + 1).first == "~" {
            suggestion = "did you mean '\(fix)'?"
        } else if start + 1 == column {
            suggestion = "insert '\(fix)'"
        } else {
            return nil
        }
    }
}

extension String {
    /// Whether the line does nothing but point at the line above.
    fileprivate var isMarks: Bool { contains("^") && allSatisfy { " \t~^".contains($0) } }
}
