import Glibc
import MeshModel
import MeshRender

/// Words problems for people: what happened, where, and the line that it is about.
///
/// ```
/// error: examples/gym/Mesh.swift:41:9: two resources are VirtualService gym/cart
///   41 |         Service("cart", image: "…") {
///      |         ^ the first is at examples/gym/Mesh.swift:12:9
/// ```
struct ProblemMessage {
    /// What the user called the mesh, to find files that were compiled under another name.
    private let meshPath: String
    private let currentFolder: String

    init(meshPath: String) {
        self.meshPath = meshPath
        let folder = getcwd(nil, 0)
        currentFolder = folder.map { String(cString: $0) + "/" } ?? "/"
        free(folder)
    }

    func text(for problem: RenderProblem) -> String {
        guard let place = problem.place.map(shown).map(completed) else { return "error: \(problem.message)" }
        let message = "error: \(place): \(problem.message)"
        if let quote = quote(place, hint: hint(of: problem)) { return "\(message)\n\(quote)" }
        return hint(of: problem).map { "\(message); \($0)" } ?? message
    }

    /// The text of a source file by the name it was compiled under; `nil` where it is not at hand.
    func source(named file: String) -> [UInt8]? {
        try? FileSystem.read(shown(SourcePlace(file: file, line: 1, column: 1)).file)
    }

    private func hint(of problem: RenderProblem) -> String? {
        switch problem.hint {
        case .text(let text): text
        case .first(let place): "the first is at \(shown(place))"
        case nil: nil
        }
    }

    /// The line of the place, and a mark below it.
    private func quote(_ place: SourcePlace, hint: String?) -> String? {
        guard let line = line(of: place) else { return nil }
        let number = "\(place.line)"
        let margin = String(repeating: " ", count: number.count)
        let before = line.utf8.prefix(place.column - 1).map { $0 == UInt8(ascii: "\t") ? "\t" : " " }.joined()
        return "  \(number) | \(line)\n  \(margin) | \(before)^\(hint.map { " \($0)" } ?? "")"
    }

    /// A place with a line alone gets the column where that begins.
    private func completed(_ place: SourcePlace) -> SourcePlace {
        guard place.column == 0 else { return place }
        var place = place
        place.column = 1
        place.column += line(of: place)?.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count ?? 0
        return place
    }

    private func line(of place: SourcePlace) -> String? {
        guard place.line > 0, place.column > 0, let text = try? FileSystem.read(place.file) else { return nil }
        let lines = text.split(separator: UInt8(ascii: "\n"), maxSplits: place.line, omittingEmptySubsequences: false)
        guard lines.count >= place.line else { return nil }
        return String(decoding: lines[place.line - 1], as: UTF8.self)
    }

    /// The place as the user would name it: relative to the current folder.
    private func shown(_ place: SourcePlace) -> SourcePlace {
        var place = place
        if let name = place.file.split(separator: "/").last {
            let found = candidates(for: place.file, name).first { candidate in
                candidate.hasSuffix(String(name)) && access(candidate, R_OK) == 0
            }
            place.file = found ?? place.file
        }
        if place.file.hasPrefix(currentFolder) { place.file.removeFirst(currentFolder.count) }
        if place.file.hasPrefix("./") { place.file.removeFirst(2) }
        return place
    }

    /// Where a source file may lie. A relative path begins at the folder of the mesh, whatever lies in the current one.
    private func candidates(for file: String, _ name: Substring) -> [String] {
        let folder =
            meshPath.hasSuffix(".swift") ? meshPath.prefix(through: meshPath.lastIndex(of: "/")) : "\(meshPath)/"
        let inside = file.hasPrefix("/") ? file : folder + file
        return [inside, meshPath, "\(meshPath)/\(name)", "\(meshPath)/Mesh/\(name)", file]
    }
}

extension String {
    /// The text up to a place and with it; empty if there is none.
    fileprivate func prefix(through end: Index?) -> String { end.map { String(self[...$0]) } ?? "" }
}
