/// The compiler proper, without the driver: that saves 60 ms of planning what is always the same.
struct Frontend {
    let library: LibraryFolder
    let toolchain: Toolchain

    /// Compiles a mesh and its entry point into one object file.
    ///
    /// The compiler runs in the folder of the sources, so that places in the mesh (`#filePath`) are relative to it.
    func compile(
        _ sources: MeshSources,
        traffic: String?,
        in work: String,
        cache: CacheFolder
    ) throws(CompileError) -> (object: String, warnings: [Diagnostic]) {
        let entry = "\(work)/\(EntryPoint.fileName)", object = "\(work)/mesh.o"
        let result: Tool.Result
        do throws(SystemError) {
            let constants = sources.files.flatMap { EntryPoint.inputs(of: String(decoding: $0.content, as: UTF8.self)) }
            try Files.write(Array(EntryPoint.source(traffic: traffic, inputs: constants).utf8), to: entry)
            let files = try inputs(sources, in: work)
            var compiler = Tool(toolchain.frontend, arguments(files + [entry], object: object), in: sources.folder)
            compiler.variables = Self.memory
            result = try compiler.run()
        } catch {
            throw CompileError(.toolFailed, "cannot run \(toolchain.frontend): \(error.message)")
        }
        let output = CompilerOutput(result.output, of: sources, entryName: EntryPoint.fileName)
        guard result.succeeded else { throw failure(result, output, sources, cache) }
        return (object, output.diagnostics.filter { $0.severity == .warning })
    }

    /// The files to compile: the sources themselves, or where a body is long, a copy with the body split up.
    private func inputs(_ sources: MeshSources, in work: String) throws(SystemError) -> [String] {
        var inputs: [String] = []
        for (index, file) in sources.files.enumerated() {
            let source = String(decoding: file.content, as: UTF8.self)
            let split = BodySplitter.split(source, named: file.name)
            guard split != source else {
                inputs.append(file.name)
                continue
            }
            let copy = "\(work)/split-\(index).swift"
            try Files.write(Array("#sourceLocation(file: \"\(file.name)\", line: 1)\n\(split)".utf8), to: copy)
            inputs.append(copy)
        }
        return inputs
    }

    private func arguments(_ files: [String], object: String) -> [String] {
        var arguments = ["-frontend", "-c"] + files
        arguments += ["-o", object, "-module-name", "MeshFile", "-parse-as-library", "-swift-version", "5"]
        arguments += [
            "-I", library.modules, "-target", Machine.triple, "-use-static-resource-dir", "-disable-objc-interop",
        ]
        arguments += ["-entry-point-function-name", EntryPoint.symbol]
        arguments += ["-diagnostic-style", "llvm", "-no-color-diagnostics"]
        arguments += Self.shortcuts
        for folder in ["lib/swift/host/plugins", "local/lib/swift/host/plugins"] {
            arguments += ["-plugin-path", "\(toolchain.root)/\(folder)"]
        }
        let server = "\(toolchain.root)/lib/swift/host/libSwiftInProcPluginServer.so"
        return Files.exists(server) ? arguments + ["-in-process-plugin-server-path", server] : arguments
    }

    /// Leaves out work that does nothing for a program that runs for milliseconds.
    ///
    /// The compiler checks its own output, compares it with an earlier one, and improves code that is not to be optimised.
    /// What checks the user's code is left alone, and what makes it right.
    private static let shortcuts =
        ["-disable-llvm-verify", "-sil-verify-none", "-disable-incremental-llvm-codegen"]
        + [
            "mandatory-redundant-load-elimination", "onone-simplification", "late-onone-simplification",
            "cleanup-debug-steps", "mandatory-destroy-hoisting", "predictable-deadalloc-elim",
            "diagnose-unknown-const-values", "use-prespecialized", "onone-prespecializer",
        ].flatMap { ["-Xllvm", "-sil-disable-pass=\($0)"] }

    /// Lets the C library give the compiler its memory in large pieces and large pages, where the system has them: it
    /// uses 100 MB, and half of the page faults are saved.
    private static let memory = ["GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=33554432"]

    private func failure(
        _ result: Tool.Result,
        _ output: CompilerOutput,
        _ sources: MeshSources,
        _ cache: CacheFolder
    ) -> CompileError {
        if let mismatch = output.diagnostics.first(where: { $0.isAboutTheLibrary }) {
            return CompileError(
                .noLibrary,
                "the library in \(library.path) does not fit Swift \(toolchain.version) of \(toolchain.compiler)",
                advice: [
                    "the compiler says: \(mismatch.message)",
                    "build meshgen with this Swift, or name the other one in SWIFT_EXEC",
                ]
            )
        }
        let errors = output.diagnostics.filter { $0.severity == .error }
        if result.status == 1, !errors.isEmpty {
            return CompileError(.invalidMesh, "\(sources.displayPath) does not compile", diagnostics: errors.limited)
        }
        let log = "\(cache.path)/compiler-crash.log"
        try? Files.write(Array(result.output.utf8), to: log)
        return CompileError(
            .toolFailed,
            "the Swift compiler crashed on \(sources.displayPath)",
            advice: (errors.map(\.message) + ["its own account is in \(log)"])
        )
    }
}

extension Diagnostic {
    fileprivate var isAboutTheLibrary: Bool {
        message.contains("cannot be imported by the Swift") || message.contains("no such module 'MeshDSL'")
            || message.hasPrefix("missing required module")
    }
}

extension [Diagnostic] {
    /// The first ones, and how many there are besides: one mistake can have a long tail.
    fileprivate var limited: [Diagnostic] {
        let most = 20
        guard count > most else { return self }
        return prefix(most) + [Diagnostic(severity: .error, message: "and \(count - most) more errors")]
    }
}
