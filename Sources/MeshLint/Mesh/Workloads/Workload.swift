public import MeshModel
public import YAML

/// Something that runs pods: a Pod, or a resource with a template of pods.
public final class Workload: Placed, Sendable {
    public let document: LintDocument
    /// The metadata of its pods.
    public let podMetadata: ObjectMeta
    public let spec: PodSpec
    /// The way from the resource to the pod's `metadata` and `spec`: empty for a Pod.
    public let podPath: FieldPath
    /// How many pods are wanted; `nil` where that is left open or has no meaning.
    public let replicas: Int?
    /// The names of the volumes that each pod gets a claim of its own for.
    public let claimedVolumes: [String]

    init(
        _ document: LintDocument,
        _ metadata: ObjectMeta?,
        _ spec: PodSpec?,
        at path: FieldPath,
        replicas: Int? = nil,
        claimedVolumes: [String] = []
    ) {
        self.document = document
        podMetadata = metadata ?? .empty
        self.spec = spec ?? .empty
        podPath = path
        self.replicas = replicas
        self.claimedVolumes = claimedVolumes
    }

    public var kind: String { document.kind }
    public var name: String { document.name }
    public var namespace: String { document.namespace }
    /// The labels of its pods.
    public var labels: [String: String] { podMetadata.labels ?? [:] }
    /// The annotations of its pods.
    public var annotations: [String: String] { podMetadata.annotations ?? [:] }
    public var serviceAccount: String { spec.serviceAccountName ?? "default" }
    /// The way to the pods' own specification.
    public var specPath: FieldPath { podPath.spec }
    /// Whether it runs for good, as against Jobs.
    public var isLongRunning: Bool { kind != "Job" && kind != "CronJob" }
}
