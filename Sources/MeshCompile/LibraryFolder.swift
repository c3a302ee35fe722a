import Glibc

/// The folder with what a Mesh.swift compiles and links against: the modules and one static archive.
public struct LibraryFolder: Sendable {
    public let path: String
    /// Changes with every build of the library.
    let identity: String

    var modules: String { "\(path)/Modules" }
    var archive: String { "\(path)/libMeshRuntime.a" }

    /// The library that belongs to the running meshgen.
    ///
    /// In a build it lies beside the executable, after an installation in `../lib/meshgen`; the environment variable
    /// `MESHGEN_LIBRARY` names another one.
    public static func find() throws(CompileError) -> LibraryFolder {
        if let path = Environment["MESHGEN_LIBRARY"] {
            if let library = LibraryFolder(path) { return library }
            throw CompileError(
                .noLibrary,
                "MESHGEN_LIBRARY=\(path): no libMeshRuntime.a with a folder Modules there",
                advice: ["unset it to use the library that belongs to this meshgen"]
            )
        }
        let folder = Program.folder
        if let library = LibraryFolder(folder) ?? LibraryFolder("\(Program.parent(of: folder))/lib/meshgen") {
            return library
        }
        throw CompileError(
            .noLibrary,
            "the library that a mesh compiles against is missing",
            advice: [
                "looked in \(folder) and \(Program.parent(of: folder))/lib/meshgen",
                "in a checkout: make build; elsewhere: make install, or name its folder in MESHGEN_LIBRARY",
            ]
        )
    }

    init?(_ path: String) {
        guard let archive = Files.status("\(path)/libMeshRuntime.a"),
            let module = Files.status("\(path)/Modules/MeshDSL.swiftmodule")
        else { return nil }
        var hash = ContentHash()
        hash.combine(path)
        for file in [archive, module] {
            hash.combine(file.size)
            hash.combine(file.changed)
        }
        self.path = path
        identity = hash.text
    }
}

/// The running program.
public enum Program {
    /// Its own path, without links.
    public static let path = Files.resolved("/proc/self/exe") ?? CommandLine.arguments[0]

    /// The folder it lies in.
    public static var folder: String { parent(of: path) }

    /// Where a program of this name is in `PATH`.
    package static func find(_ name: String) -> String? {
        (Environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }.first(
            where: Files.isExecutable
        )
    }

    public static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }
}

/// The environment variables.
enum Environment {
    /// The value of a variable; `nil` if it is unset or empty.
    static subscript(name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
