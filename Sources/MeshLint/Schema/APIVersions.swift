import MeshModel
import MeshRender

/// The API versions that clusters serve, no longer serve, or will not serve for long.
///
/// Source: Kubernetes, "Deprecated API Migration Guide"; Istio's release notes; the release notes of the other projects.
enum APIVersions {
    /// A version that has been removed or will be.
    struct Entry: Sendable {
        let apiVersion: String
        /// The kinds it is about; all if there are none.
        let kinds: Set<String>
        /// The release that removed or deprecated it.
        let release: String
        let replacement: String

        init(_ apiVersion: String, _ kinds: Set<String> = [], _ release: String, _ replacement: String) {
            self.apiVersion = apiVersion
            self.kinds = kinds
            self.release = release
            self.replacement = replacement
        }
    }

    static func removed(_ apiVersion: String, _ kind: String) -> Entry? { find(apiVersion, kind, in: removedVersions) }
    static func deprecated(_ apiVersion: String, _ kind: String) -> Entry? {
        find(apiVersion, kind, in: deprecatedVersions)
    }

    private static func find(_ apiVersion: String, _ kind: String, in table: [String: [Entry]]) -> Entry? {
        table[apiVersion]?.first { $0.kinds.isEmpty || $0.kinds.contains(kind) }
    }

    private static let deprecatedVersions = [String: [Entry]](
        grouping: [
            Entry("autoscaling.k8s.io/v1beta2", [], "", "autoscaling.k8s.io/v1"),
            Entry("kustomize.toolkit.fluxcd.io/v1beta2", [], "", "kustomize.toolkit.fluxcd.io/v1"),
            Entry("source.toolkit.fluxcd.io/v1beta2", ["GitRepository"], "", "source.toolkit.fluxcd.io/v1"),
            Entry(
                "gateway.networking.k8s.io/v1beta1",
                ["Gateway", "GatewayClass", "HTTPRoute"],
                "",
                "gateway.networking.k8s.io/v1"
            ),
            Entry("gateway.networking.k8s.io/v1alpha2", ["GRPCRoute"], "", "gateway.networking.k8s.io/v1"),
        ],
        by: \.apiVersion
    )

    private static let removedVersions = [String: [Entry]](grouping: kubernetes + istio + others, by: \.apiVersion)

    private static let kubernetes: [Entry] = [
        Entry("extensions/v1beta1", ["DaemonSet", "Deployment", "ReplicaSet"], "Kubernetes 1.16", "apps/v1"),
        Entry("extensions/v1beta1", ["NetworkPolicy"], "Kubernetes 1.16", "networking.k8s.io/v1"),
        Entry("extensions/v1beta1", ["Ingress"], "Kubernetes 1.22", "networking.k8s.io/v1"),
        Entry("extensions/v1beta1", ["PodSecurityPolicy"], "Kubernetes 1.16", "Pod Security Admission"),
        Entry("apps/v1beta1", [], "Kubernetes 1.16", "apps/v1"),
        Entry("apps/v1beta2", [], "Kubernetes 1.16", "apps/v1"),
        Entry("admissionregistration.k8s.io/v1beta1", webhooks, "Kubernetes 1.22", "admissionregistration.k8s.io/v1"),
        Entry("apiextensions.k8s.io/v1beta1", [], "Kubernetes 1.22", "apiextensions.k8s.io/v1"),
        Entry("apiregistration.k8s.io/v1beta1", [], "Kubernetes 1.22", "apiregistration.k8s.io/v1"),
        Entry("authentication.k8s.io/v1beta1", ["TokenReview"], "Kubernetes 1.22", "authentication.k8s.io/v1"),
        Entry("authorization.k8s.io/v1beta1", [], "Kubernetes 1.22", "authorization.k8s.io/v1"),
        Entry(
            "certificates.k8s.io/v1beta1",
            ["CertificateSigningRequest"],
            "Kubernetes 1.22",
            "certificates.k8s.io/v1"
        ),
        Entry("coordination.k8s.io/v1beta1", ["Lease"], "Kubernetes 1.22", "coordination.k8s.io/v1"),
        Entry("networking.k8s.io/v1beta1", ["Ingress", "IngressClass"], "Kubernetes 1.22", "networking.k8s.io/v1"),
        Entry("rbac.authorization.k8s.io/v1beta1", [], "Kubernetes 1.22", "rbac.authorization.k8s.io/v1"),
        Entry("rbac.authorization.k8s.io/v1alpha1", [], "Kubernetes 1.22", "rbac.authorization.k8s.io/v1"),
        Entry("scheduling.k8s.io/v1beta1", ["PriorityClass"], "Kubernetes 1.22", "scheduling.k8s.io/v1"),
        Entry("storage.k8s.io/v1beta1", storage, "Kubernetes 1.22", "storage.k8s.io/v1"),
        Entry("batch/v1beta1", ["CronJob"], "Kubernetes 1.25", "batch/v1"),
        Entry("batch/v2alpha1", ["CronJob"], "Kubernetes 1.21", "batch/v1"),
        Entry("discovery.k8s.io/v1beta1", ["EndpointSlice"], "Kubernetes 1.25", "discovery.k8s.io/v1"),
        Entry("events.k8s.io/v1beta1", ["Event"], "Kubernetes 1.25", "events.k8s.io/v1"),
        Entry("autoscaling/v2beta1", [], "Kubernetes 1.25", "autoscaling/v2"),
        Entry("policy/v1beta1", ["PodDisruptionBudget"], "Kubernetes 1.25", "policy/v1"),
        Entry("policy/v1beta1", ["PodSecurityPolicy"], "Kubernetes 1.25", "Pod Security Admission"),
        Entry("node.k8s.io/v1beta1", ["RuntimeClass"], "Kubernetes 1.25", "node.k8s.io/v1"),
        Entry("autoscaling/v2beta2", [], "Kubernetes 1.26", "autoscaling/v2"),
        Entry("flowcontrol.apiserver.k8s.io/v1beta1", [], "Kubernetes 1.26", "flowcontrol.apiserver.k8s.io/v1"),
        Entry("storage.k8s.io/v1beta1", ["CSIStorageCapacity"], "Kubernetes 1.27", "storage.k8s.io/v1"),
        Entry("flowcontrol.apiserver.k8s.io/v1beta2", [], "Kubernetes 1.29", "flowcontrol.apiserver.k8s.io/v1"),
        Entry("flowcontrol.apiserver.k8s.io/v1beta3", [], "Kubernetes 1.32", "flowcontrol.apiserver.k8s.io/v1"),
    ]

    private static let webhooks: Set<String> = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]
    private static let storage: Set<String> = ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"]

    private static let istio: [Entry] = [
        Entry("rbac.istio.io/v1alpha1", [], "Istio 1.6", "AuthorizationPolicy of security.istio.io/v1"),
        Entry(
            "authentication.istio.io/v1alpha1",
            [],
            "Istio 1.6",
            "PeerAuthentication and RequestAuthentication of security.istio.io/v1"
        ),
        Entry("config.istio.io/v1alpha2", [], "Istio 1.8", "Telemetry, WasmPlugin or EnvoyFilter"),
    ]

    private static let others: [Entry] = [
        Entry("certmanager.k8s.io/v1alpha1", [], "cert-manager 0.11", "cert-manager.io/v1"),
        Entry("cert-manager.io/v1alpha2", [], "cert-manager 1.6", "cert-manager.io/v1"),
        Entry("cert-manager.io/v1alpha3", [], "cert-manager 1.6", "cert-manager.io/v1"),
        Entry("cert-manager.io/v1beta1", [], "cert-manager 1.6", "cert-manager.io/v1"),
        Entry("networking.x-k8s.io/v1alpha1", [], "Gateway API 0.5", "gateway.networking.k8s.io/v1"),
        Entry(
            "gateway.networking.k8s.io/v1alpha2",
            ["Gateway", "GatewayClass", "HTTPRoute"],
            "Gateway API 1.1",
            "gateway.networking.k8s.io/v1"
        ),
        Entry("source.toolkit.fluxcd.io/v1beta1", ["GitRepository"], "Flux 2.7", "source.toolkit.fluxcd.io/v1"),
        Entry("kustomize.toolkit.fluxcd.io/v1beta1", [], "Flux 2.7", "kustomize.toolkit.fluxcd.io/v1"),
    ]
}
