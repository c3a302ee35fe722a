public import MeshRender

/// What a render is asked to do: the options of the command line, checked and in one form.
public struct RenderRequest: Hashable, Sendable {
    /// The Mesh.swift or the folder it is in; `traffic.yaml` is looked for beside it.
    public var path: String
    /// Where the manifests go.
    public var output: Output
    /// The value of `--env`.
    public var environment: String?
    /// The values of `--set`.
    public var settings: [String: String]
    public var layout: Layout
    public var format: OutputFormat
    /// The values of `--only`; everything if there are none.
    public var only: [String]
    public var hasKustomization: Bool
    /// Whether to compare only and to write nothing.
    public var isCheck: Bool
    /// How long the mesh may take to evaluate.
    public var timeoutSeconds: Int
    /// Whether to say nothing but errors.
    public var isQuiet: Bool
    /// Whether mistakes of severity error keep the mesh from being rendered.
    public var isLinted = true
    /// Whether to write a ``LintStream`` to the standard output and nothing else.
    public var isLintStream = false
    /// Whether to evaluate the mesh even if its result is kept, and to keep none; nothing that a renderer asks.
    public var isFresh = false
    /// Where a renderer keeps the result of evaluating its mesh, for the next time; nowhere if this is `nil`.
    public var keptPath: String?

    /// Where manifests go.
    public enum Output: Hashable, Sendable {
        case standardOutput
        case folder(String)
    }

    public init(
        path: String = ".",
        output: Output = .standardOutput,
        environment: String? = nil,
        settings: [String: String] = [:],
        layout: Layout? = nil,
        format: OutputFormat = .yaml,
        only: [String] = [],
        hasKustomization: Bool = false,
        isCheck: Bool = false,
        timeoutSeconds: Int = 60,
        isQuiet: Bool = false
    ) {
        self.path = path
        self.output = output
        self.environment = environment
        self.settings = settings
        self.layout = layout ?? (output == .standardOutput ? .stream : .filePerService)
        self.format = format
        self.only = only
        self.hasKustomization = hasKustomization
        self.isCheck = isCheck
        self.timeoutSeconds = timeoutSeconds
        self.isQuiet = isQuiet
    }
}
