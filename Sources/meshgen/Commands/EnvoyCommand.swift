import ArgumentParser
import MeshEnvoy
import MeshLint
import MeshModel
import MeshRuntime

struct EnvoyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "envoy",
        abstract: "Show what Envoys are told.",
        subcommands: [EnvoyConfigCommand.self]
    )
}

struct EnvoyConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Translate a mesh or manifests to the configuration of Envoys.",
        discussion: """
            Without WORKLOAD, lists the proxies: gateways, and the sidecars of workloads. With one, prints its configuration as
            JSON that 'envoy -c' takes. What cannot be told to an Envoy on one machine is said as a note.

              meshgen envoy config -f examples/gym
              meshgen envoy config backend-main-v1 -f examples/gym
              meshgen envoy config ingress.gym -f build/gym > ingress.json && envoy --mode validate -c ingress.json
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A workload or gateway, with .NAMESPACE where its name is not enough.",
            valueName: "workload"
        )
    )
    var workload: String?

    @Option(
        name: [.customShort("f"), .customLong("folder")],
        help: ArgumentHelp(
            "A mesh, a file of manifests, or a folder with all below it; '-' for the standard input.",
            valueName: "path"
        ),
        completion: .file()
    )
    var folder = "."

    @Option(name: .customLong("env"), help: "The environment of the mesh.")
    var environment: String?

    @Option(name: .customLong("set"), help: "A parameter of the mesh as KEY=VALUE; may be repeated.")
    var settings: [String] = []

    @Option(help: ArgumentHelp("What is added to the ports of gateways.", valueName: "number"))
    var portBase = 8_000

    @Option(help: ArgumentHelp("The folder of certificates that the configuration names.", valueName: "folder"))
    var certificates = "certificates"

    func run() throws {
        guard (0...60_000).contains(portBase) else {
            throw ValidationError("'--port-base' is a number from 0 to 60000")
        }
        let translation = try EnvoyTranslation(of: mesh(), portBase: portBase, delivery: .inline(certificates: certificates))
        for note in translation.notes { Console.note("note: \(note)") }
        guard let workload else { return try list(translation.proxies) }
        let found = translation.proxies.filter { $0.proxy.name == workload || $0.proxy.id == workload }
        guard let proxy = found.first else {
            throw CommandError(
                message: "there is no proxy for '\(workload)' in \(folder)",
                advice: translation.proxies.isEmpty
                    ? ["looked for workloads of Services, and for Gateways"]
                    : ["there are \(translation.proxies.map(\.proxy.id).joined(separator: ", "))"]
            )
        }
        guard found.count == 1 else {
            throw CommandError(
                message: "'\(workload)' is in several namespaces",
                advice: ["choose one of \(found.map(\.proxy.id).joined(separator: ", "))"]
            )
        }
        try StandardOutput.write(String(decoding: proxy.bootstrap.tape.json(), as: UTF8.self) + "\n")
    }

    /// Everything that the folder holds, and what its meshes declare.
    private func mesh() throws -> MeshSnapshot {
        let found = SourceFinder.find([folder])
        if let failure = found.failures.first { throw CommandError(message: failure.message) }
        var declared: [DeclaredResource] = []
        for path in found.meshes {
            guard let mesh = try LintedMesh(at: path, environment: environment, settings: settings) else {
                throw ExitCode(2)
            }
            declared += mesh.stream.resources
        }
        guard !found.sources.isEmpty || !declared.isEmpty else {
            throw CommandError(
                message: "there is nothing to translate in \(folder)",
                advice: ["looked for .yaml, .yml and .json files and for Mesh.swift"]
            )
        }
        return MeshSnapshot.read(found.sources, declared: declared).mesh
    }

    private func list(_ proxies: [ProxyConfiguration]) throws {
        let lines = proxies.map { proxy in
            let role = proxy.proxy.role == .gateway ? "gateway" : "sidecar"
            return "\(role)  \(proxy.proxy.id)  \(proxy.listeners.count) listeners, \(proxy.clusters.count) clusters\n"
        }
        try StandardOutput.write(lines.joined())
    }
}
