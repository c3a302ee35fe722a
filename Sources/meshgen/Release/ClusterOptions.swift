import ArgumentParser
import MeshCluster

/// A cluster instead of files.
struct ClusterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A context of the kubeconfig: release in its cluster.", valueName: "name"))
    var context: String?

    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp("The namespace in the cluster (default: that of the context).", valueName: "name")
    )
    var namespace: String?

    @Option(
        help: ArgumentHelp("The kubeconfig (default: $KUBECONFIG, ~/.kube/config).", valueName: "file"),
        completion: .file()
    )
    var kubeconfig: String?

    /// Whether a cluster is meant at all.
    var isGiven: Bool { context != nil || namespace != nil || kubeconfig != nil }

    /// The API of the cluster, and the namespace that is meant there.
    func api() throws -> (api: KubernetesAPI, namespace: String) {
        do throws(ClusterError) {
            let access = try ClusterAccess.find(kubeconfig: kubeconfig, context: context)
            return (KubernetesAPI(access), namespace ?? access.namespace)
        } catch {
            throw CommandError(message: error.message, advice: error.advice)
        }
    }
}
