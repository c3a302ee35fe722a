import ArgumentParser

/// Where the traffic of a service is written down.
struct PlaceOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The service: NAME, or NAME.NAMESPACE in manifests.", valueName: "service"))
    var service: String

    @Argument(help: ArgumentHelp("The mesh: a Mesh.swift or its folder.", valueName: "path"), completion: .file())
    var path = "."

    @OptionGroup var manifests: ManifestOptions

    init() {}

    init(_ service: String, _ path: String, _ manifests: ManifestOptions) {
        self.service = service
        self.path = path
        self.manifests = manifests
    }

    func validate() throws { try manifests.validate(path) }

    var folder: String? { manifests.folder }
    var output: ReleaseFormat { manifests.output }
}

/// A folder of manifests or a cluster instead of a mesh, and how the result is written.
struct ManifestOptions: ParsableArguments {
    @Option(
        name: [.customShort("f"), .customLong("folder")],
        help: ArgumentHelp("A folder of manifests, instead of a mesh.", valueName: "dir"),
        completion: .directory
    )
    var folder: String?

    @OptionGroup var cluster: ClusterOptions

    @Option(help: ArgumentHelp("The stable version, where it cannot be seen.", valueName: "version"))
    var stable: String?

    @Option(
        name: .customLong("route"),
        parsing: .singleValue,
        help: ArgumentHelp("The name of an HTTP route that takes part; may be repeated.", valueName: "name")
    )
    var routes: [String] = []

    @Option(help: ArgumentHelp("How to write the result.", valueName: "format"))
    var output: ReleaseFormat = .text

    /// Throws where a mesh at `path` and these contradict each other.
    func validate(_ path: String) throws {
        if folder == nil, !cluster.isGiven, !routes.isEmpty {
            throw ValidationError("--route needs a folder of manifests, -f DIR, or a cluster, --context NAME")
        }
        let places = [folder != nil, cluster.isGiven, path != "."].count { $0 }
        if places > 1 { throw ValidationError("give one of a mesh, a folder of manifests and a cluster") }
    }
}

/// How a release command writes its result.
enum ReleaseFormat: String, ExpressibleByArgument, CaseIterable { case text, json }
