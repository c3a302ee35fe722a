/// What Argo CD deploys from where to where.
///
/// Source: Argo CD, `pkg/apis/application/v1alpha1/types.go`.
public struct ArgoApplication: Resource {
    public static let type = ResourceType(
        "argoproj.io/v1alpha1",
        "Application",
        plural: "applications",
        shortNames: ["app", "apps"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    /// An operation that is requested or under way.
    public var operation: AnyValue?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Source, destination and policy of an application.
    public struct Spec: Model {
        /// Name of the project.
        public var project: String
        /// Where the manifests come from.
        public var source: Source?
        /// Several sources; takes precedence over `source`.
        public var sources: [Source]?
        /// Writes rendered manifests to a branch, which is then synchronized.
        public var sourceHydrator: SourceHydrator?
        /// Cluster and namespace.
        public var destination: Destination
        /// When and how the cluster is brought in line.
        public var syncPolicy: SyncPolicy?
        /// Fields whose differences are ignored.
        public var ignoreDifferences: [IgnoredDifference]?
        /// Information shown to people.
        public var info: [Info]?
        /// Number of deployed revisions that are kept.
        ///
        /// - Default: 10
        /// - Allowed: 0...
        public var revisionHistoryLimit: Int?
        public var unknownFields = UnknownFields()
    }
}

extension ArgoApplication {
    /// Cluster and namespace of an application.
    ///
    /// - OneOf: server, name
    public struct Destination: Model {
        /// URL of the cluster's API server.
        public var server: String?
        /// Namespace of objects without one.
        public var namespace: String?
        /// Name of the cluster.
        public var name: String?
        public var unknownFields = UnknownFields()
    }

    /// When and how the cluster is brought in line.
    public struct SyncPolicy: Model {
        /// Synchronizes without being asked.
        public var automated: AutomatedSync?
        /// Options such as `CreateNamespace=true`.
        public var syncOptions: [String]?
        /// What happens when synchronization fails.
        public var retry: Retry?
        /// Metadata of the namespace that is created.
        public var managedNamespaceMetadata: NamespaceMetadata?
        public var unknownFields = UnknownFields()
    }

    /// How synchronization happens without being asked.
    public struct AutomatedSync: Model {
        /// Whether objects that are gone from the source are deleted.
        ///
        /// - Default: false
        public var prune: Bool?
        /// Whether changes in the cluster are undone.
        ///
        /// - Default: false
        public var selfHeal: Bool?
        /// Whether all objects may be deleted.
        ///
        /// - Default: false
        public var allowEmpty: Bool?
        /// Whether this is in force.
        ///
        /// - Default: true
        public var enabled: Bool?
        public var unknownFields = UnknownFields()
    }

    /// What happens when synchronization fails.
    public struct Retry: Model {
        /// Number of attempts; negative is without limit.
        public var limit: Int?
        /// Time between attempts.
        public var backoff: Backoff?
        /// Whether attempts use the latest revision.
        ///
        /// - Default: false
        public var refresh: Bool?
        public var unknownFields = UnknownFields()
    }

    /// Time between attempts.
    public struct Backoff: Model {
        /// First wait, such as `5s`; plain numbers are seconds.
        public var duration: String?
        /// Factor by which waits grow.
        public var factor: Int?
        /// Longest wait, such as `3m`.
        public var maxDuration: String?
        public var unknownFields = UnknownFields()
    }

    /// Metadata of a namespace.
    public struct NamespaceMetadata: Model {
        /// The labels.
        public var labels: [String: String]?
        /// The annotations.
        public var annotations: [String: String]?
        public var unknownFields = UnknownFields()
    }

    /// Fields of objects whose differences are ignored.
    public struct IgnoredDifference: Model {
        /// Group of the objects.
        public var group: String?
        /// Kind of the objects.
        public var kind: String
        /// Name of the object.
        public var name: String?
        /// Namespace of the objects.
        public var namespace: String?
        /// Fields as JSON pointers.
        public var jsonPointers: [String]?
        /// Fields as jq paths.
        public var jqPathExpressions: [String]?
        /// Managers whose fields are ignored.
        public var managedFieldsManagers: [String]?
        public var unknownFields = UnknownFields()
    }

    /// Information shown to people.
    public struct Info: Model {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: String
        public var unknownFields = UnknownFields()
    }

    /// Writes rendered manifests to a branch.
    public struct SourceHydrator: Model {
        /// Where the manifests are rendered from.
        public var drySource: DrySource
        /// What is synchronized.
        public var syncSource: SyncSource
        /// Where the rendered manifests are written first.
        public var hydrateTo: HydrateTarget?
        public var unknownFields = UnknownFields()
    }

    /// Where manifests are rendered from.
    public struct DrySource: Model {
        /// URL of the repository.
        public var repoURL: String
        /// Revision of the repository.
        public var targetRevision: String
        /// Path in the repository.
        public var path: String
        /// Options of Helm.
        public var helm: Helm?
        /// Options of Kustomize.
        public var kustomize: Kustomize?
        /// Options of plain manifests.
        public var directory: Directory?
        /// Options of a plugin.
        public var plugin: Plugin?
        public var unknownFields = UnknownFields()
    }

    /// What is synchronized.
    public struct SyncSource: Model {
        /// Branch with rendered manifests.
        public var targetBranch: String
        /// Path in the branch.
        public var path: String
        /// URL of the repository, if it is another one.
        public var repoURL: String?
        public var unknownFields = UnknownFields()
    }

    /// Where rendered manifests are written first.
    public struct HydrateTarget: Model {
        /// Name of the branch.
        public var targetBranch: String
        public var unknownFields = UnknownFields()
    }
}
