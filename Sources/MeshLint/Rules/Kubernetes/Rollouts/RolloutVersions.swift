import MeshModel

/// The two versions of a Rollout, by subsets or by Services.
struct RolloutVersions {
    struct Version {
        var subset: String?
        var host: String?

        func names(_ destination: Destination) -> Bool {
            if let subset { return destination.subset == subset }
            return host.map { destination.host == $0 || destination.host.hasPrefix("\($0).") } ?? true
        }

        var title: String { subset.map { "subset '\($0)'" } ?? "Service '\(host ?? "")'" }
    }

    var stable: Version
    var canary: Version

    init(_ canary: AnyValue, _ istio: AnyValue) {
        let rule = istio["destinationRule"]
        stable = Version(subset: rule?["stableSubsetName"]?.string, host: canary["stableService"]?.string)
        self.canary = Version(subset: rule?["canarySubsetName"]?.string, host: canary["canaryService"]?.string)
    }
}
