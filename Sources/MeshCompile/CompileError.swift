/// A reason why a mesh could not be made into something that runs.
public struct CompileError: Error, Hashable, Sendable {
    /// What went wrong, as a value callers can compare.
    public var code: Code
    /// What went wrong, for people: lower case, no full stop.
    public var message: String
    /// What to do about it, one line each.
    public var advice: [String]
    /// What the compiler found wrong with the sources, if that is the reason.
    public var diagnostics: [Diagnostic]

    init(_ code: Code, _ message: String, advice: [String] = [], diagnostics: [Diagnostic] = []) {
        self.code = code
        self.message = message
        self.advice = advice
        self.diagnostics = diagnostics
    }
}

extension CompileError {
    /// The kinds of failure; new ones can be added without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Wrapped { case noSources, unreadable, noToolchain, noLibrary, invalidMesh, noCache, toolFailed }
        private var wrapped: Wrapped

        /// Nothing at the path declares a mesh.
        public static let noSources = Self(wrapped: .noSources)
        /// A source exists but cannot be read.
        public static let unreadable = Self(wrapped: .unreadable)
        /// There is no Swift compiler.
        public static let noToolchain = Self(wrapped: .noToolchain)
        /// The modules that a mesh compiles against are missing, or another compiler made them.
        public static let noLibrary = Self(wrapped: .noLibrary)
        /// The sources do not compile.
        public static let invalidMesh = Self(wrapped: .invalidMesh)
        /// Nothing can be kept in the cache folder.
        public static let noCache = Self(wrapped: .noCache)
        /// The compiler or the linker failed for no fault of the sources.
        public static let toolFailed = Self(wrapped: .toolFailed)

        public var description: String { "\(wrapped)" }
    }
}

extension CompileError: CustomStringConvertible {
    /// The message as it is shown, without colours; it ends without a line break.
    public var description: String {
        guard diagnostics.isEmpty else { return diagnostics.map(\.description).joined(separator: "\n") }
        return (["error: \(message)"] + advice.map { "  \($0)" }).joined(separator: "\n")
    }
}
