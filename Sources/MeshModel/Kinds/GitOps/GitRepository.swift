/// A Git repository that Flux watches.
///
/// Source: Flux source-controller, `api/v1/gitrepository_types.go`.
public struct GitRepository: Resource {
    public static let type = ResourceType(
        "source.toolkit.fluxcd.io/v1",
        "GitRepository",
        also: ["source.toolkit.fluxcd.io/v1beta2"],
        plural: "gitrepositories",
        shortNames: ["gitrepo"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Address and reference of a repository.
    ///
    /// - Rule: !has(self.serviceAccountName) || (has(self.provider) && (self.provider == 'azure' || self.provider == 'aws')) => serviceAccountName needs the provider azure or aws
    public struct Spec: Model {
        /// Address of the repository.
        ///
        /// - Pattern: ^(http|https|ssh)://.*$
        public var url: String
        /// What is checked out.
        ///
        /// - Default: the branch `master`
        public var ref: Reference?
        /// How often the repository is read.
        ///
        /// - Required
        public var interval: GoDuration?
        /// How long an operation may take.
        ///
        /// - Default: 60s
        public var timeout: GoDuration?
        /// Secret with credentials.
        public var secretRef: LocalObjectReference?
        /// Kind of authentication.
        ///
        /// - Default: generic
        public var provider: Provider?
        /// Service account for the authentication.
        public var serviceAccountName: String?
        /// Verification of signatures.
        public var verify: Verification?
        /// Secret with settings of a proxy.
        public var proxySecretRef: LocalObjectReference?
        /// Files that are left out, as in `.sourceignore`.
        public var ignore: String?
        /// Other repositories that are included.
        public var include: [Include]?
        /// Directories that are checked out.
        public var sparseCheckout: [String]?
        /// Whether submodules are read.
        ///
        /// - Default: false
        public var recurseSubmodules: Bool?
        /// Whether nothing is done for now.
        ///
        /// - Default: false
        public var suspend: Bool?
        /// Library that is used.
        ///
        /// - Deprecated: Has no effect
        /// - Values: go-git, libgit2
        public var gitImplementation: String?
        /// Never supported.
        ///
        /// - Deprecated: Has no effect
        public var accessFrom: AnyValue?
        public var unknownFields = UnknownFields()
    }
}

extension GitRepository {
    /// What is checked out.
    public struct Reference: Model {
        /// Name of the branch.
        ///
        /// - Default: master
        public var branch: String?
        /// Name of the tag; takes precedence over the branch.
        public var tag: String?
        /// Range of versions of tags; takes precedence over the tag.
        public var semver: String?
        /// Name of the reference, such as `refs/heads/main`; takes precedence over the others.
        public var name: String?
        /// Hash of the commit; takes precedence over all.
        public var commit: String?
        public var unknownFields = UnknownFields()
    }

    /// Verification of signatures.
    public struct Verification: Model {
        /// What is verified.
        ///
        /// - Default: HEAD
        /// - Values: head, HEAD, Tag, TagAndHEAD
        public var mode: String?
        /// Secret with the keys of authors.
        public var secretRef: LocalObjectReference
        public var unknownFields = UnknownFields()
    }

    /// Another repository that is included.
    public struct Include: Model {
        /// The repository.
        public var repository: LocalObjectReference
        /// Path in that repository.
        ///
        /// - Default: the root
        public var fromPath: String?
        /// Path in this one.
        ///
        /// - Default: the repository's name
        public var toPath: String?
        public var unknownFields = UnknownFields()
    }

    /// Kind of authentication.
    public enum Provider: String, Choice {
        /// By the Secret.
        case generic
        /// By an AWS identity.
        case aws
        /// By a managed identity.
        case azure
        /// By a GitHub app.
        case github
    }
}
