public import ArgumentParser
public import MeshRender

/// The options of `meshgen render`, which every renderer made by `meshgen build` takes as well.
public struct RenderOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The Mesh.swift to render, or the folder it is in.", valueName: "path"),
        completion: .file(extensions: ["swift"])
    )
    var path = "."

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder to write to; '-' for the standard output.", valueName: "folder"),
        completion: .directory
    )
    var output = "-"

    @Option(name: .customLong("env"), help: ArgumentHelp("The environment to render for.", valueName: "name"))
    var environment: String?

    @Option(
        name: .customLong("set"),
        parsing: .singleValue,
        help: ArgumentHelp("The value of a parameter of the mesh; may be repeated.", valueName: "key=value")
    )
    var settings: [String] = []

    @Option(help: "How resources are spread over files; a file per service if there is a folder to write to.")
    var layout: Layout?

    @Option(help: "How resources are written.")
    var format: OutputFormat = .yaml

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Write these resources only; may be repeated.", valueName: "kind[/name]")
    )
    var only: [String] = []

    @Flag(help: "Also write a kustomization.yaml that lists the files.")
    var kustomization = false

    @Flag(help: "Write nothing; show how the folder differs from what would be written, and exit with 1 if it does.")
    var check = false

    @Option(help: ArgumentHelp("How long the mesh may take to evaluate.", valueName: "seconds"))
    var timeout = 60

    @Flag(help: "Render a mesh even if 'meshgen lint' finds errors in it.")
    var noLint = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    public init() {}

    public func validate() throws {
        if let setting = settings.first(where: { ($0.splitAtEqualsSign?.0 ?? "").isEmpty }) {
            throw ValidationError("--set needs KEY=VALUE, not '\(setting)'")
        }
        if let selector = only.first(where: { $0.isEmpty || $0.hasPrefix("/") || $0.hasSuffix("/") }) {
            throw ValidationError("--only needs KIND or KIND/NAME, not '\(selector)'")
        }
        guard 1...86_400 ~= timeout else { throw ValidationError("--timeout needs 1 to 86400 seconds") }
        if output.isEmpty { throw ValidationError("-o needs a folder, or '-' for the standard output") }
        try validateStandardOutput()
    }

    private func validateStandardOutput() throws {
        guard output == "-" else { return }
        if check { throw ValidationError("--check needs the folder to compare with: -o FOLDER") }
        if kustomization { throw ValidationError("--kustomization needs a folder to write to: -o FOLDER") }
        if let layout, layout != .stream {
            throw ValidationError("--layout \(layout.rawValue) needs a folder to write to: -o FOLDER")
        }
    }

    /// The options in one form.
    public var request: RenderRequest {
        var request = RenderRequest(
            path: path,
            output: output == "-" ? .standardOutput : .folder(output),
            environment: environment,
            settings: [String: String](settings.compactMap(\.splitAtEqualsSign)) { $1 },
            layout: layout,
            format: format,
            only: only,
            hasKustomization: kustomization,
            isCheck: check,
            timeoutSeconds: timeout,
            isQuiet: quiet
        )
        request.isLinted = !noLint
        return request
    }
}

extension Layout: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
