import Glibc

/// The runtime of every mesh, linked once for all of them.
///
/// Linking a mesh with the runtime, the standard library and libc takes 200 ms and 25 MB each time. Instead, all of that is
/// linked once into an executable that lies at a fixed address, and a mesh is linked alone, against the addresses in
/// that executable's symbol table, into an *image* of a few kilobytes (25 ms). The executable maps the image and calls its entry:
/// see `CMeshImage`. A mesh that needs more than the executable holds is linked in full (see ``MeshCompiler``).
struct PrelinkedRuntime {
    /// Holds the executable and its symbol table.
    let folder: String
    /// Changes when the executable does, and with it the addresses that images rely on.
    let identity: String

    var executable: String { Self.executable(in: folder) }
    var symbols: String { Self.symbols(in: folder) }
    /// Finds its symbols by name.
    var index: String { Self.index(in: folder) }

    /// Images lie 64 MiB below the runtime: above it the heap may begin anywhere within a gigabyte, and calls across must
    /// span at most 128 MiB on ARM.
    static let imageAddress = "0x1c000000"
    private static let address = "0x20000000"

    private static func executable(in folder: String) -> String { "\(folder)/renderer" }
    private static func symbols(in folder: String) -> String { "\(folder)/symbols" }
    private static func index(in folder: String) -> String { "\(folder)/index" }

    /// Whether to use one at all; `MESHGEN_PRELINK=0` says no.
    static var isWanted: Bool { Environment["MESHGEN_PRELINK"] != "0" }

    /// The one that was made for a library, in the library's folder or in the cache.
    static func find(for library: LibraryFolder, in cache: CacheFolder) -> PrelinkedRuntime? {
        for folder in folders(for: library, in: cache) {
            guard let status = Files.status(executable(in: folder)) else { continue }
            var hash = ContentHash()
            hash.combine(folder)
            hash.combine(status.size)
            hash.combine(status.changed)
            return PrelinkedRuntime(folder: folder, identity: hash.text)
        }
        return nil
    }

    private static func folders(for library: LibraryFolder, in cache: CacheFolder) -> [String] {
        [library.path, cache.path].map { "\($0)/base-\(library.identity)" }
    }

    /// Links the runtime of a library; beside the library if that can be written, else in the cache.
    static func make(
        for library: LibraryFolder,
        in cache: CacheFolder,
        with toolchain: Toolchain
    ) throws(CompileError) -> PrelinkedRuntime {
        let folders = folders(for: library, in: cache)
        let work = Files.isWritable(library.path) ? try? Files.makeTemporaryFolder("\(library.path)/work-") : nil
        if let work {
            // Another meshgen may have just made the one that is wanted, and run it.
            for name in Files.names(in: library.path)
            where name.hasPrefix("base-") && name != "base-\(library.identity)" {
                Files.remove("\(library.path)/\(name)")
            }
            try link(library, with: toolchain, in: work)
            // Whoever may use the library may use what was made of it.
            Files.share(work)
            try cache.publish(work, as: folders[0])
        } else {
            let work = try cache.makeWorkFolder()
            try link(library, with: toolchain, in: work)
            try cache.publish(work, as: folders[1])
        }
        guard let runtime = find(for: library, in: cache) else {
            throw CompileError(.toolFailed, "the linked runtime has disappeared from \(folders[work == nil ? 1 : 0])")
        }
        return runtime
    }

    private static func link(
        _ library: LibraryFolder,
        with toolchain: Toolchain,
        in folder: String
    ) throws(CompileError) {
        // A mesh may use any part of the standard library, so all of it is kept; two of its parts define one function.
        let whole = [
            "swiftCore", "swiftSwiftOnoneSupport", "swift_Concurrency", "swift_StringProcessing", "swift_RegexParser",
            "swiftSynchronization", "swiftGlibc",
        ].map { "\(toolchain.staticLibraries)/lib\($0).a" }
        let linkerArguments =
            [
                "--image-base=\(address)", "--defsym=main=mesh_image_main", "-z", "muldefs", "--whole-archive",
                library.archive,
            ]
            + whole.filter(Files.exists) + ["--no-whole-archive"]
        // The driver puts a file beside its first input, and the library may not be writable.
        let input = "\(folder)/runtime.a"
        symlink(library.archive, input)
        let result = try? Tool(
            toolchain.compiler,
            ["-static-executable", "-use-ld=lld", input, "-o", executable(in: folder)]
                + toolchain.foundationParts + linkerArguments.flatMap { ["-Xlinker", $0] }
        ).run()
        guard let result, result.succeeded else {
            Files.remove(folder)
            throw LinkFailure.error("the runtime of meshes", output: result?.output ?? "")
        }
        slim(folder, with: toolchain)
        makeIndex(folder)
        for name in ["runtime.a", "renderer.autolink"] { Files.remove("\(folder)/\(name)") }
    }

    /// C functions that the compiler calls by itself, and that the C library hides from other executables.
    private static let compilerCalls = ["memcpy", "memmove", "memset", "memcmp", "bzero", "strlen"]

    /// Splits off the symbols that images need, which halves the time to link one.
    ///
    /// Without the tool for it the executable is its own symbol table.
    private static func slim(_ folder: String, with toolchain: Toolchain) {
        let executable = executable(in: folder)
        let globals = compilerCalls.map { "--globalize-symbol=\($0)" }
        let copied = try? Tool(toolchain.objcopy, ["--strip-debug"] + globals + [executable, symbols(in: folder)]).run()
        if copied?.succeeded == true {
            _ = try? Tool(toolchain.objcopy, ["--discard-all", "--only-keep-debug", symbols(in: folder)]).run()
            _ = try? Tool(toolchain.objcopy, ["--strip-all", executable]).run()
        } else {
            symlink("renderer", symbols(in: folder))
        }
    }

    /// Without the index a mesh is linked against all symbols, which takes longer.
    private static func makeIndex(_ folder: String) {
        let bytes = Files.mapping([symbols(in: folder)]) { SymbolTable($0[0]).map(SymbolIndex.bytes) }
        if case .some(.some(let bytes)) = bytes { try? Files.write(bytes, to: index(in: folder)) }
    }
}
