/// Turns the sources of a mesh into a renderer, or finds the one that was made from the same sources before.
public struct MeshCompiler {
    private let library: LibraryFolder
    private let cache: CacheFolder
    /// Hears of what compiles but looks wrong.
    private let warn: (Diagnostic) -> Void

    public init(library: LibraryFolder, cache: CacheFolder, warn: @escaping (Diagnostic) -> Void) {
        self.library = library
        self.cache = cache
        self.warn = warn
    }

    /// The compiled form of a mesh; starts a compiler only if the cache has none.
    public func compiled(_ sources: MeshSources) throws(CompileError) -> CompiledMesh {
        var runtime = PrelinkedRuntime.isWanted ? PrelinkedRuntime.find(for: library, in: cache) : nil
        if runtime != nil || !PrelinkedRuntime.isWanted {
            let entry = cache.entry(key(of: sources, runtime: runtime))
            if let mesh = CompiledMesh(in: entry, runtime: runtime) {
                Files.touch(entry)
                return mesh
            }
        }
        let toolchain = try Toolchain.find()
        // Where the runtime cannot be linked alone, each mesh is linked in full.
        if runtime == nil, PrelinkedRuntime.isWanted {
            runtime = try? PrelinkedRuntime.make(for: library, in: cache, with: toolchain)
        }
        return try compile(sources, for: runtime, with: toolchain)
    }

    /// Where the result of evaluating a mesh is kept.
    ///
    /// - Parameter inputs: everything that the result depends on besides the sources and the library.
    public func resultPath(of sources: MeshSources, inputs: [[UInt8]]) -> String {
        // A result is the same whatever it was linked with, and the first render links the runtime of all others.
        var hash = ContentHash()
        hash.combine(key(of: sources, runtime: nil))
        for input in inputs { hash.combine(input) }
        return cache.result(hash.text)
    }

    /// Makes room for another result; the ones that were not used for the longest time go.
    public func prepareToKeepResult() { cache.prune() }

    /// Links the runtime of all meshes, if that has not happened yet.
    public func prelink() throws(CompileError) {
        if PrelinkedRuntime.find(for: library, in: cache) != nil { return }
        _ = try PrelinkedRuntime.make(for: library, in: cache, with: Toolchain.find())
    }

    /// Writes an executable that renders the mesh by itself, without meshgen or a compiler.
    ///
    /// - Parameter traffic: the content of `traffic.yaml` to carry along.
    public func writeStandalone(_ sources: MeshSources, traffic: String?, to path: String) throws(CompileError) {
        guard Files.isReplaceable(path) else {
            throw CompileError(.toolFailed, "'\(path)' is not a plain file: choose another one")
        }
        // Beside the target, so that it appears there complete or not at all.
        let temporary = "\(path).meshgen-\(key(of: sources, runtime: nil).prefix(8))"
        defer { Files.remove(temporary) }
        // Tried first: a linker that cannot write says so at length.
        try writing(path) { () throws(SystemError) in try Files.write([], to: temporary, isExecutable: true) }
        let toolchain = try Toolchain.find()
        let work = try cache.makeWorkFolder()
        defer { Files.remove(work) }
        let object = try object(of: sources, traffic: traffic, in: work, with: toolchain)
        try FullLink(library: library, toolchain: toolchain).link(object, to: temporary)
        try writing(path) { () throws(SystemError) in try Files.move(temporary, to: path) }
    }

    private func writing(_ path: String, _ body: () throws(SystemError) -> Void) throws(CompileError) {
        do {
            try body()
        } catch {
            throw CompileError(.toolFailed, "cannot write \(path): \(error.message)")
        }
    }

    private func compile(
        _ sources: MeshSources,
        for runtime: PrelinkedRuntime?,
        with toolchain: Toolchain
    ) throws(CompileError) -> CompiledMesh {
        let work = try cache.makeWorkFolder()
        defer { Files.remove(work) }
        let object = try object(of: sources, traffic: nil, in: work, with: toolchain)
        let image = CompiledMesh.image(in: work)
        let isLinkedAlone =
            runtime.map { ImageLink(runtime: $0, toolchain: toolchain).link(object, to: image) } ?? false
        if !isLinkedAlone {
            try FullLink(library: library, toolchain: toolchain).link(object, to: CompiledMesh.renderer(in: work))
        }
        for name in Files.names(in: work) where !CompiledMesh.names.contains(name) { Files.remove("\(work)/\(name)") }
        let entry = cache.entry(key(of: sources, runtime: runtime))
        try cache.publish(work, as: entry)
        cache.prune()
        guard let mesh = CompiledMesh(in: entry, runtime: runtime) else {
            throw CompileError(.noCache, "the compiled mesh has disappeared from \(entry)")
        }
        return mesh
    }

    /// The object file of a mesh and its entry point; tells of warnings.
    private func object(
        of sources: MeshSources,
        traffic: String?,
        in work: String,
        with toolchain: Toolchain
    ) throws(CompileError) -> String {
        let frontend = Frontend(library: library, toolchain: toolchain)
        let (object, warnings) = try frontend.compile(sources, traffic: traffic, in: work, cache: cache)
        for warning in warnings { warn(warning) }
        return object
    }

    /// What the compiled form depends on: sources, library, and addresses in the runtime.
    ///
    /// The compiler is part of it through the library, whose modules only the compiler that made them can read. Where the
    /// sources lie is none of it: places in them are relative to their folder.
    private func key(of sources: MeshSources, runtime: PrelinkedRuntime?) -> String {
        var hash = ContentHash()
        hash.combine(library.identity)
        hash.combine(runtime?.identity ?? "")
        for file in sources.files {
            hash.combine(file.name)
            hash.combine(file.content)
        }
        return hash.text
    }
}
