import Glibc

/// The Swift files that together declare one mesh.
public struct MeshSources: Sendable {
    /// The folder they lie in, as the user wrote it; empty for the current one.
    public let folder: String
    /// In the order of their names.
    public let files: [File]

    /// One source file.
    public struct File: Sendable {
        /// The path inside the folder.
        public let name: String
        public let content: [UInt8]
    }

    /// Finds and reads the sources of a path.
    ///
    /// A folder's mesh is its `Mesh.swift` together with everything below its folder `Mesh`; a folder with neither is
    /// made of the Swift files right in it. A file of another name is a mesh of its own.
    public init(at path: String) throws(CompileError) {
        guard let status = Files.status(path.isEmpty ? "." : path) else {
            throw CompileError(.noSources, "\(path): \(SystemError().message)", advice: Self.advice(for: path))
        }
        if status.isFolder {
            try self.init(folder: Self.normalized(path))
        } else {
            guard path.hasSuffix(".swift") else {
                throw CompileError(
                    .noSources,
                    "\(path) is not a Swift file",
                    advice: ["name a Mesh.swift, or the folder that holds it"]
                )
            }
            let slash = path.lastIndex(of: "/")
            let folder = slash.map { Self.normalized(String(path[...$0])) } ?? ""
            let name = String(path[(slash.map(path.index(after:)) ?? path.startIndex)...])
            try self.init(folder: folder, names: name == "Mesh.swift" ? Self.names(in: folder) : [name])
        }
    }

    private init(folder: String) throws(CompileError) {
        let names = Self.names(in: folder)
        guard !names.isEmpty else {
            throw CompileError(
                .noSources,
                "no mesh in \(folder.isEmpty ? "this folder" : folder)",
                advice: ["looked for Mesh.swift, for a folder Mesh, and for other Swift files"]
                    + Self.advice(for: folder)
            )
        }
        try self.init(folder: folder, names: names)
    }

    private init(folder: String, names: [String]) throws(CompileError) {
        self.folder = folder
        var files: [File] = []
        for name in names {
            do throws(SystemError) {
                files.append(File(name: name, content: try Files.read(Self.path(folder, name))))
            } catch {
                throw CompileError(.unreadable, "\(Self.path(folder, name)): \(error.message)")
            }
        }
        self.files = files
    }
}

extension MeshSources {
    /// The path of one of the files, from where the user is.
    public func path(of name: String) -> String { Self.path(folder, name) }

    /// The path that tells a user where the mesh is.
    public var displayPath: String { files.count == 1 ? path(of: files[0].name) : folder.isEmpty ? "." : folder }

    private static func path(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
    }

    /// `.` and the empty path are the current folder, and a path ends without slashes.
    private static func normalized(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        if path == "." { return "" }
        return path.hasPrefix("./") ? normalized(String(path.dropFirst(2))) : path
    }

    private static func names(in folder: String) -> [String] {
        let own = Files.names(in: folder.isEmpty ? "." : folder)
        let main = own.contains("Mesh.swift") ? ["Mesh.swift"] : []
        let parts = own.contains("Mesh") ? swiftFiles(below: "Mesh", in: folder) : []
        if !main.isEmpty || !parts.isEmpty { return main + parts }
        return own.filter { $0.hasSuffix(".swift") && $0 != "Package.swift" }
    }

    private static func swiftFiles(below name: String, in folder: String) -> [String] {
        let path = path(folder, name)
        guard Files.status(path)?.isFolder == true else { return name.hasSuffix(".swift") ? [name] : [] }
        return Files.names(in: path).flatMap { swiftFiles(below: "\(name)/\($0)", in: folder) }
    }

    private static func advice(for path: String) -> [String] {
        ["a new mesh: meshgen init\(path.isEmpty || path.hasSuffix(".swift") ? "" : " \(path)")"]
    }
}
