import MeshCompile

/// The folder with the projects that `meshgen init` copies.
struct TemplateFolder {
    let path: String

    /// In the installation `../share/meshgen/templates`, in a checkout the folder `templates` at its root.
    static func find() throws(CommandError) -> TemplateFolder {
        var folder = Program.folder
        var candidates = ["\(Program.parent(of: folder))/share/meshgen/templates"]
        while folder != "/", folder != "." {
            folder = Program.parent(of: folder)
            if Files.exists("\(folder)/Package.swift") { candidates.append("\(folder)/templates") }
        }
        if let path = candidates.first(where: Files.exists) { return TemplateFolder(path: path) }
        throw CommandError(message: "the templates are missing", advice: candidates.map { "looked in \($0)" })
    }

    /// The names of all templates; none where they are missing.
    static var names: [String] { (try? find())?.templates.map(\.name) ?? [] }

    var templates: [Template] {
        Files.names(in: path).filter { Files.exists("\(path)/\($0)/\(Template.noteName)") }
            .map { Template(name: $0, path: "\(path)/\($0)") }
    }
}

/// A project to begin with.
struct Template {
    /// The file that tells about the template: a line what it is, then what to do after copying it.
    static let noteName = "template.txt"

    let name: String
    let path: String

    /// What it is, in one line.
    var summary: String { note.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? "" }

    /// What to do after copying it.
    var nextSteps: String {
        note.firstIndex(of: "\n").map { String(note[$0...]).trimmingLines } ?? ""
    }

    /// The paths of its files, hidden ones too.
    var files: [String] { Self.files(in: path, below: "").filter { $0 != Self.noteName } }

    private var note: String {
        (try? Files.read("\(path)/\(Self.noteName)")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func files(in folder: String, below prefix: String) -> [String] {
        Files.names(in: folder, hidden: true).flatMap { name in
            Files.status("\(folder)/\(name)")?.isFolder == true
                ? files(in: "\(folder)/\(name)", below: "\(prefix)\(name)/") : ["\(prefix)\(name)"]
        }
    }

    /// Copies the files into a folder, which is made if it is not there; overwrites nothing.
    func copy(to folder: String) throws(CommandError) {
        let existing = files.filter { Files.exists("\(folder)/\($0)") }
        guard existing.isEmpty else {
            throw CommandError(
                message: "\(folder) already holds \(existing.joined(separator: ", "))",
                advice: ["name another folder: meshgen init PATH --template \(name)"]
            )
        }
        for file in files {
            do {
                try Files.makeFolder(Program.parent(of: "\(folder)/\(file)"))
                let isExecutable = Files.status("\(path)/\(file)")?.isExecutable ?? false
                try Files.write(Files.read("\(path)/\(file)"), to: "\(folder)/\(file)", isExecutable: isExecutable)
            } catch {
                throw CommandError(message: "cannot write \(folder)/\(file): \(error.message)")
            }
        }
    }
}

extension String {
    fileprivate var trimmingLines: String {
        var text = self[...]
        while text.first == "\n" { text.removeFirst() }
        while text.last == "\n" { text.removeLast() }
        return String(text)
    }
}
