/// What Flux deploys from a source.
///
/// Source: Flux kustomize-controller, `api/v1/kustomization_types.go`.
public struct FluxKustomization: Resource {
    public static let type = ResourceType(
        "kustomize.toolkit.fluxcd.io/v1",
        "Kustomization",
        also: ["kustomize.toolkit.fluxcd.io/v1beta2"],
        plural: "kustomizations",
        shortNames: ["ks"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Source, path and policy.
    public struct Spec: Model {
        /// Kustomizations that must be ready first.
        public var dependsOn: [Dependency]?
        /// How often the cluster is brought in line.
        ///
        /// - Required
        public var interval: GoDuration?
        /// How soon failures are tried again.
        ///
        /// - Default: `interval`
        public var retryInterval: GoDuration?
        /// How long an attempt may take.
        ///
        /// - Default: `interval`
        public var timeout: GoDuration?
        /// The source.
        public var sourceRef: SourceReference
        /// Directory in the source.
        ///
        /// - Default: the root
        public var path: String?
        /// Whether objects that are gone from the source are deleted.
        public var prune: Bool
        /// What happens to objects when this Kustomization is deleted.
        ///
        /// - Default: MirrorPrune
        public var deletionPolicy: DeletionPolicy?
        /// Whether the health of all objects is awaited.
        ///
        /// - Default: false
        public var wait: Bool?
        /// Whether objects are created again when a field cannot be changed.
        ///
        /// - Default: false
        public var force: Bool?
        /// Whether nothing is done for now.
        ///
        /// - Default: false
        public var suspend: Bool?
        /// Namespace of all objects.
        ///
        /// - Length: 1...63
        public var targetNamespace: String?
        /// Prefix of names.
        ///
        /// - Length: 1...200
        public var namePrefix: String?
        /// Suffix of names.
        ///
        /// - Length: 1...200
        public var nameSuffix: String?
        /// Labels and annotations of all objects.
        public var commonMetadata: CommonMetadata?
        /// Paths of components.
        public var components: [String]?
        /// Whether missing components are ignored.
        ///
        /// - Default: false
        public var ignoreMissingComponents: Bool?
        /// Images that are replaced.
        public var images: [Image]?
        /// Patches.
        public var patches: [Patch]?
        /// Strategic merge patches.
        ///
        /// - Deprecated: Use `patches` instead
        public var patchesStrategicMerge: [AnyValue]?
        /// JSON patches.
        ///
        /// - Deprecated: Use `patches` instead
        public var patchesJson6902: [AnyValue]?
        /// Substitution of variables.
        public var postBuild: PostBuild?
        /// Objects whose health is awaited.
        public var healthChecks: [HealthCheck]?
        /// How the health of custom resources is told.
        public var healthCheckExprs: [HealthCheckExpression]?
        /// Fields whose changes in the cluster are ignored.
        public var driftIgnoreRules: [DriftIgnoreRule]?
        /// Service account that is impersonated.
        public var serviceAccountName: String?
        /// Access to another cluster.
        public var kubeConfig: AnyValue?
        /// How secrets are decrypted.
        public var decryption: Decryption?
        /// Kind of validation.
        ///
        /// - Deprecated: Has no effect since v1beta2
        /// - Values: none, client, server
        public var validation: String?
        public var unknownFields = UnknownFields()
    }
}

extension FluxKustomization {
    /// A Kustomization that must be ready first.
    public struct Dependency: Model {
        /// Name of the Kustomization.
        public var name: String
        /// Namespace of the Kustomization.
        ///
        /// - Default: this one's
        public var namespace: String?
        /// CEL expression that tells whether it is ready.
        public var readyExpr: String?
        public var unknownFields = UnknownFields()
    }

    /// A reference to a source.
    public struct SourceReference: Model {
        /// API version of the source.
        public var apiVersion: String?
        /// Kind of the source.
        ///
        /// - Values: OCIRepository, GitRepository, Bucket, ExternalArtifact
        public var kind: String
        /// Name of the source.
        public var name: String
        /// Namespace of the source.
        ///
        /// - Default: this one's
        public var namespace: String?
        public var unknownFields = UnknownFields()
    }

    /// Labels and annotations of all objects.
    public struct CommonMetadata: Model {
        /// The annotations.
        public var annotations: [String: String]?
        /// The labels.
        public var labels: [String: String]?
        public var unknownFields = UnknownFields()
    }

    /// An image that is replaced.
    public struct Image: Model {
        /// Name of the image.
        public var name: String
        /// The name instead.
        public var newName: String?
        /// The tag instead.
        public var newTag: String?
        /// The digest instead.
        public var digest: String?
        public var unknownFields = UnknownFields()
    }

    /// A patch.
    public struct Patch: Model {
        /// The patch.
        public var patch: String
        /// Objects that are patched.
        public var target: Selector?
        public var unknownFields = UnknownFields()
    }

    /// Objects by kind, name and labels.
    public struct Selector: Model {
        /// Group of the objects.
        public var group: String?
        /// Version of the objects.
        public var version: String?
        /// Kind of the objects.
        public var kind: String?
        /// Name of the objects.
        public var name: String?
        /// Namespace of the objects.
        public var namespace: String?
        /// Annotations of the objects.
        public var annotationSelector: String?
        /// Labels of the objects.
        public var labelSelector: String?
        public var unknownFields = UnknownFields()
    }

    /// Substitution of variables.
    public struct PostBuild: Model {
        /// Variables and values.
        public var substitute: [String: String]?
        /// Objects with variables.
        public var substituteFrom: [SubstituteReference]?
        public var unknownFields = UnknownFields()
    }

    /// An object with variables.
    public struct SubstituteReference: Model {
        /// Kind of the object.
        ///
        /// - Values: Secret, ConfigMap
        public var kind: String
        /// Name of the object.
        ///
        /// - Length: 1...253
        public var name: String
        /// Whether it may be missing.
        ///
        /// - Default: false
        public var optional: Bool?
        public var unknownFields = UnknownFields()
    }

    /// An object whose health is awaited.
    public struct HealthCheck: Model {
        /// API version of the object.
        public var apiVersion: String?
        /// Kind of the object.
        public var kind: String
        /// Name of the object.
        public var name: String
        /// Namespace of the object.
        public var namespace: String?
        public var unknownFields = UnknownFields()
    }

    /// How the health of custom resources is told.
    public struct HealthCheckExpression: Model {
        /// API version of the objects.
        public var apiVersion: String
        /// Kind of the objects.
        public var kind: String
        /// CEL expression that holds when an object is ready.
        public var current: String
        /// CEL expression that holds while an object is changing.
        public var inProgress: String?
        /// CEL expression that holds when an object has failed.
        public var failed: String?
        public var unknownFields = UnknownFields()
    }

    /// Fields whose changes in the cluster are ignored.
    public struct DriftIgnoreRule: Model {
        /// Fields as JSON pointers.
        public var paths: [String]
        /// Objects that the rule is for; without it, all.
        public var target: Selector?
        public var unknownFields = UnknownFields()
    }

    /// How secrets are decrypted.
    public struct Decryption: Model {
        /// Engine of the decryption.
        ///
        /// - Values: sops
        public var provider: String
        /// Service account for the cloud provider's keys.
        public var serviceAccountName: String?
        /// Secret with keys.
        public var secretRef: LocalObjectReference?
        public var unknownFields = UnknownFields()
    }

    /// What happens to objects when their Kustomization is deleted.
    public enum DeletionPolicy: String, Choice {
        /// As `prune` says.
        case mirrorPrune = "MirrorPrune"
        /// They are deleted.
        case delete = "Delete"
        /// They are deleted, and that is awaited.
        case waitForTermination = "WaitForTermination"
        /// They are kept.
        case orphan = "Orphan"
    }
}
