import Glibc

/// A Swift toolchain: the compiler and its linker.
public struct Toolchain: Sendable {
    /// The compiler that was found: `/opt/swift/usr/bin/swiftc`.
    public let compiler: String
    /// The folder `usr` of the toolchain.
    let root: String

    var frontend: String { "\(root)/bin/swift-frontend" }
    var linker: String { "\(root)/bin/ld.lld" }
    var objcopy: String { "\(root)/bin/llvm-objcopy" }
    /// The static libraries of the standard library.
    var staticLibraries: String { "\(root)/lib/swift_static/linux" }
    /// The object that announces a program's types to the Swift runtime.
    var runtimeStart: String { "\(staticLibraries)/\(Machine.name)/swiftrt.o" }

    /// The libraries that the static Foundation needs, and that a library built for the dynamic one (a debug build) does not
    /// ask for.
    var foundationParts: [String] {
        ["_FoundationCollections", "_FoundationCShims"].filter { Files.exists("\(staticLibraries)/lib\($0).a") }
            .map { "-l\($0)" }
    }

    /// Finds the compiler: the one that `SWIFT_EXEC` names, else the first in `PATH`, else in the usual folders.
    public static func find() throws(CompileError) -> Toolchain {
        if let named = Environment["SWIFT_EXEC"] {
            if let toolchain = Toolchain(compiler: named) { return toolchain }
            throw CompileError(.noToolchain, "SWIFT_EXEC=\(named) is not a Swift compiler", advice: Self.advice)
        }
        for folder in folders {
            if let toolchain = Toolchain(compiler: "\(folder)/swiftc") { return toolchain }
        }
        throw CompileError(.noToolchain, "there is no Swift compiler (swiftc) to compile the mesh with", advice: advice)
    }

    private static let advice = [
        "install Swift from https://www.swift.org/install, or name its swiftc in SWIFT_EXEC;",
        "or run 'meshgen build -o FILE' on a machine that has it: FILE renders the mesh without a compiler",
    ]

    private static var folders: [String] {
        let path = Environment["PATH"]?.split(separator: ":").map(String.init) ?? []
        return path + ["/opt/swift/usr/bin", "/usr/local/bin", "/usr/bin"]
    }

    init?(compiler: String) {
        guard Files.isExecutable(compiler), let resolved = Files.resolved(compiler) else { return nil }
        let beside = Program.parent(of: Program.parent(of: resolved))
        guard let root = Self.isRoot(beside) ? beside : Self.root(askedOf: compiler) else { return nil }
        self.compiler = compiler
        self.root = root
    }

    private static func isRoot(_ path: String) -> Bool { Files.isExecutable("\(path)/bin/swift-frontend") }

    /// Asks the compiler where it lives, because version managers put a stand-in into `PATH`.
    private static func root(askedOf compiler: String) -> String? {
        guard let output = try? Tool(compiler, ["-print-target-info"]).run().output else { return nil }
        guard let key = output.firstRange(of: "\"runtimeResourcePath\"") else { return nil }
        let rest = output[key.upperBound...].split(separator: "\"", omittingEmptySubsequences: false)
        guard rest.count > 1, rest[1].hasSuffix("/lib/swift") else { return nil }
        let root = String(rest[1].dropLast("/lib/swift".count))
        return isRoot(root) ? root : nil
    }

    /// The version for people, such as `6.3.1`; starts the compiler.
    var version: String {
        let output = (try? Tool(frontend, ["--version"]).run().output) ?? ""
        guard let range = output.firstRange(of: "Swift version ") else { return "of an unknown version" }
        return String(output[range.upperBound...].prefix { $0 != " " })
    }
}

/// The machine that meshgen was built for, which is the one that meshes are compiled for.
enum Machine {
    #if arch(arm64)
        static let name = "aarch64"
        static let emulation = "aarch64linux"
    #else
        static let name = "x86_64"
        static let emulation = "elf_x86_64"
    #endif
    static let triple = "\(name)-unknown-linux-gnu"
}
