import Glibc

/// A mesh in a form that runs.
public struct CompiledMesh: Sendable {
    /// The executable to start.
    let executable: String
    /// What it is called with as its own name: for an image, the path of the image.
    let name: String

    /// Looks into a folder of the cache; `nil` if nothing complete is there.
    init?(in folder: String, runtime: PrelinkedRuntime?) {
        let image = Self.image(in: folder), renderer = Self.renderer(in: folder)
        if let runtime, Files.exists(image) {
            self.init(executable: runtime.executable, name: image)
        } else if Files.exists(renderer) {
            self.init(executable: renderer, name: renderer)
        } else {
            return nil
        }
    }

    private init(executable: String, name: String) {
        self.executable = executable
        self.name = name
    }

    /// What a folder of the cache holds one of.
    static let names = ["image", "renderer"]

    /// A mesh linked against a ``PrelinkedRuntime``.
    static func image(in folder: String) -> String { "\(folder)/image" }

    /// A mesh linked in full.
    static func renderer(in folder: String) -> String { "\(folder)/renderer" }

    /// Becomes the mesh: this process goes on as the renderer.
    ///
    /// Returns only to throw.
    public func run(_ arguments: [String]) throws(CompileError) -> Never {
        // The runtime reports a crash of the mesh in one line of its own.
        setenv("SWIFT_BACKTRACE", "enable=no", 1)
        _ = CStrings([name] + arguments).use { execv(executable, $0) }
        throw CompileError(.toolFailed, "cannot start the compiled mesh \(executable): \(SystemError().message)")
    }
}
