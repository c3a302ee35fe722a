/// Links a mesh alone, against the addresses of a ``PrelinkedRuntime``.
struct ImageLink {
    let runtime: PrelinkedRuntime
    let toolchain: Toolchain

    /// Whether the image could be made; not if the mesh uses a library that the runtime does not hold.
    func link(_ object: String, to path: String) -> Bool {
        let arguments = [
            "-m", Machine.emulation, "-static", "--image-base=\(PrelinkedRuntime.imageAddress)", "-e",
            EntryPoint.symbol,
            toolchain.runtimeStart, object, "--just-symbols=\(symbols(for: object))", "-s", "-O0", "-o", path,
        ]
        return (try? Tool(toolchain.linker, arguments).run().succeeded) ?? false
    }

    /// The file of symbols to link against: those that the object needs, or all of them.
    private func symbols(for object: String) -> String {
        let path = "\(object).symbols"
        let files = [runtime.symbols, runtime.index, toolchain.runtimeStart, object]
        let excerpt = Files.mapping(files) { files in
            SymbolExcerpt(of: files[0], index: files[1], for: Array(files.dropFirst(2)))
        }
        guard case .some(.some(let excerpt)) = excerpt, (try? Files.write(excerpt.bytes, to: path)) != nil else {
            return runtime.symbols
        }
        return path
    }
}

/// Links a mesh with everything it needs into an executable of its own.
struct FullLink {
    let library: LibraryFolder
    let toolchain: Toolchain

    func link(_ object: String, to path: String) throws(CompileError) {
        let arguments =
            [
                "-static-executable", "-use-ld=lld", object, library.archive, "-o", path,
                "-Xlinker", "--defsym=main=\(EntryPoint.symbol)", "-Xlinker", "-s",
            ] + toolchain.foundationParts
        let result = try? Tool(toolchain.compiler, arguments).run()
        guard let result, result.succeeded else {
            throw LinkFailure.error("the mesh", output: result?.output ?? "")
        }
    }
}

/// What a failed link comes to.
enum LinkFailure {
    static func error(_ subject: String, output: String) -> CompileError {
        let causes = output.split(separator: "\n").filter {
            $0.contains("error:") && !$0.contains("link command failed")
        }
        return CompileError(.toolFailed, "\(subject) cannot be linked", advice: causes.prefix(5).map(String.init))
    }
}
