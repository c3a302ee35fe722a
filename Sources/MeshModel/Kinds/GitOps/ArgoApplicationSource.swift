extension ArgoApplication {
    /// Where manifests come from.
    public struct Source: Model {
        /// URL of the repository, for Git, Helm or OCI.
        public var repoURL: String
        /// Path in the Git repository.
        public var path: String?
        /// Commit, tag or branch; for Helm, a version.
        ///
        /// - Default: HEAD
        public var targetRevision: String?
        /// Name of the Helm chart.
        public var chart: String?
        /// Options of Helm.
        public var helm: Helm?
        /// Options of Kustomize.
        public var kustomize: Kustomize?
        /// Options of plain manifests.
        public var directory: Directory?
        /// Options of a plugin.
        public var plugin: Plugin?
        /// Name by which other sources refer to this one.
        public var ref: String?
        /// Name shown to people.
        public var name: String?
        public var unknownFields = UnknownFields()
    }

    /// Options of Helm.
    public struct Helm: Model {
        /// Name of the release.
        ///
        /// - Default: the application's name
        public var releaseName: String?
        /// Files with values.
        public var valueFiles: [String]?
        /// Whether missing files are ignored.
        ///
        /// - Default: false
        public var ignoreMissingValueFiles: Bool?
        /// Values as text.
        public var values: String?
        /// Values as an object; takes precedence over `values`.
        public var valuesObject: AnyValue?
        /// Single values.
        public var parameters: [HelmParameter]?
        /// Single values from files.
        public var fileParameters: [HelmFileParameter]?
        /// Version of Helm.
        ///
        /// - Values: v3
        public var version: String?
        /// Whether credentials go to all domains.
        ///
        /// - Default: false
        public var passCredentials: Bool?
        /// Whether definitions of custom resources are left out.
        ///
        /// - Default: false
        public var skipCrds: Bool?
        /// Whether tests are left out.
        ///
        /// - Default: false
        public var skipTests: Bool?
        /// Whether values are not validated.
        ///
        /// - Default: false
        public var skipSchemaValidation: Bool?
        /// Namespace for the templates.
        ///
        /// - Default: the destination's
        public var namespace: String?
        /// Version of Kubernetes for the templates.
        public var kubeVersion: String?
        /// API versions for the templates.
        public var apiVersions: [String]?
        public var unknownFields = UnknownFields()
    }

    /// A value for Helm.
    public struct HelmParameter: Model {
        /// Name of the value.
        public var name: String?
        /// The value.
        public var value: String?
        /// Whether it stays text.
        ///
        /// - Default: false
        public var forceString: Bool?
        public var unknownFields = UnknownFields()
    }

    /// A value for Helm from a file.
    public struct HelmFileParameter: Model {
        /// Name of the value.
        public var name: String?
        /// Path of the file.
        public var path: String?
        public var unknownFields = UnknownFields()
    }

    /// Options of Kustomize.
    public struct Kustomize: Model {
        /// Prefix of names.
        public var namePrefix: String?
        /// Suffix of names.
        public var nameSuffix: String?
        /// Namespace of all objects.
        public var namespace: String?
        /// Images that are replaced, as `name=new:tag`.
        public var images: [String]?
        /// Numbers of replicas.
        public var replicas: [KustomizeReplicas]?
        /// Patches.
        public var patches: [KustomizePatch]?
        /// Components.
        public var components: [String]?
        /// Whether missing components are ignored.
        ///
        /// - Default: false
        public var ignoreMissingComponents: Bool?
        /// Labels of all objects.
        public var commonLabels: [String: String]?
        /// Whether labels are replaced.
        ///
        /// - Default: false
        public var forceCommonLabels: Bool?
        /// Whether labels stay out of selectors.
        ///
        /// - Default: false
        public var labelWithoutSelector: Bool?
        /// Whether labels go into templates.
        ///
        /// - Default: false
        public var labelIncludeTemplates: Bool?
        /// Annotations of all objects.
        public var commonAnnotations: [String: String]?
        /// Whether annotations are replaced.
        ///
        /// - Default: false
        public var forceCommonAnnotations: Bool?
        /// Whether variables in annotations are expanded.
        ///
        /// - Default: false
        public var commonAnnotationsEnvsubst: Bool?
        /// Version of Kustomize.
        public var version: String?
        /// Version of Kubernetes for Helm charts.
        public var kubeVersion: String?
        /// API versions for Helm charts.
        public var apiVersions: [String]?
        public var unknownFields = UnknownFields()
    }

    /// Number of replicas of a workload.
    public struct KustomizeReplicas: Model {
        /// Name of the workload.
        public var name: String
        /// The number.
        ///
        /// - Required
        public var count: IntOrString?
        public var unknownFields = UnknownFields()
    }

    /// A patch.
    public struct KustomizePatch: Model {
        /// Path of the patch.
        public var path: String?
        /// The patch itself.
        public var patch: String?
        /// Objects that are patched.
        public var target: KustomizeTarget?
        /// Options.
        public var options: [String: Bool]?
        public var unknownFields = UnknownFields()
    }

    /// Objects that are patched.
    public struct KustomizeTarget: Model {
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

    /// Options of plain manifests.
    public struct Directory: Model {
        /// Whether subdirectories are read.
        ///
        /// - Default: false
        public var recurse: Bool?
        /// Options of Jsonnet.
        public var jsonnet: Jsonnet?
        /// Files that are read.
        public var include: String?
        /// Files that are not read.
        public var exclude: String?
        public var unknownFields = UnknownFields()
    }

    /// Options of Jsonnet.
    public struct Jsonnet: Model {
        /// External variables.
        public var extVars: [JsonnetVariable]?
        /// Top-level arguments.
        public var tlas: [JsonnetVariable]?
        /// Directories of libraries.
        public var libs: [String]?
        public var unknownFields = UnknownFields()
    }

    /// A variable.
    public struct JsonnetVariable: Model {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: String
        /// Whether the value is code.
        ///
        /// - Default: false
        public var code: Bool?
        public var unknownFields = UnknownFields()
    }

    /// Options of a plugin.
    public struct Plugin: Model {
        /// Name of the plugin.
        public var name: String?
        /// Environment variables.
        public var env: [EnvironmentVariable]?
        /// Parameters.
        public var parameters: [PluginParameter]?
        public var unknownFields = UnknownFields()
    }

    /// An environment variable.
    public struct EnvironmentVariable: Model {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: String
        public var unknownFields = UnknownFields()
    }

    /// A parameter.
    public struct PluginParameter: Model {
        /// Its name.
        public var name: String?
        /// Its value as text.
        public var string: String?
        /// Its value as a map.
        public var map: [String: String]?
        /// Its value as a list.
        public var array: [String]?
        public var unknownFields = UnknownFields()
    }
}
