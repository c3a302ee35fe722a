/// How the API server reaches a webhook.
///
/// - ExactlyOneOf: service, url
public struct WebhookClientConfig: Model {
    /// A reference to the service for this webhook.
    ///
    /// Either `service` or `url` must be specified. If the webhook is running within the cluster, then you should use
    /// `service`.
    public var service: WebhookServiceReference?
    /// Location of the webhook outside the cluster, as `scheme://host:port/path`.
    public var url: String?
    /// A PEM encoded CA bundle which will be used to validate the webhook's server certificate.
    ///
    /// If unspecified, system trust roots on the apiserver are used.
    ///
    /// - Format: base64
    public var caBundle: String?
    public var unknownFields = UnknownFields()
}

/// The service that hosts a webhook.
public struct WebhookServiceReference: Model {
    /// The namespace of the service.
    public var namespace: String
    /// The name of the service.
    public var name: String
    /// URL path which will be sent in any request to this service.
    public var path: String?
    /// The port on the service that hosts the webhook.
    ///
    /// - Allowed: 1...65535
    /// - Default: 443
    public var port: Int?
    public var unknownFields = UnknownFields()
}

/// A condition which must by fulfilled for a request to be sent to a webhook.
public struct WebhookMatchCondition: Model {
    /// An identifier for this match condition, used for strategic merging of MatchConditions, as well as providing an
    /// identifier for logging purposes.
    ///
    /// A good name should be descriptive of the associated expression.
    public var name: String
    /// The expression which will be evaluated by CEL.
    ///
    /// Must evaluate to bool.
    public var expression: String
    public var unknownFields = UnknownFields()
}

/// Operations and resources that a webhook is called for.
public struct WebhookRule: Model {
    /// The operations the admission hook cares about - CREATE, UPDATE, DELETE, CONNECT or * for all of those
    /// operations and any future admission operations that are added.
    ///
    /// If '*' is present, the length of the slice must be one.
    public var operations: [Operation]?
    /// The API groups the resources belong to.
    ///
    /// '*' is all groups. If '*' is present, the length of the slice must be one.
    public var apiGroups: [String]?
    /// The API versions the resources belong to.
    ///
    /// '*' is all versions. If '*' is present, the length of the slice must be one.
    public var apiVersions: [String]?
    /// A list of resources this rule applies to.
    ///
    /// 'pods' means pods. 'pods/log' means the log subresource of pods.
    public var resources: [String]?
    /// Scope of the resources the rule is for.
    ///
    /// - Default: *
    public var scope: Scope?
    public var unknownFields = UnknownFields()
}

/// What happens when a webhook fails.
public enum WebhookFailurePolicy: String, Choice {
    /// The request goes on.
    case ignore = "Ignore"
    /// The request is rejected.
    case fail = "Fail"
}

/// How rules match requests.
public enum WebhookMatchPolicy: String, Choice {
    /// Only requests of the very group and version.
    case exact = "Exact"
    /// Also requests that modify the resource by another group or version.
    case equivalent = "Equivalent"
}

/// Whether a webhook has side effects.
public enum WebhookSideEffects: String, Choice {
    /// It has none.
    case nothing = "None"
    /// It has none on dry-run requests.
    case noneOnDryRun = "NoneOnDryRun"
    /// It has some; v1beta1 only.
    case some = "Some"
    /// Not known; v1beta1 only.
    case unknown = "Unknown"
}

extension WebhookRule {
    /// An operation on an object.
    public enum Operation: String, Choice {
        /// All operations.
        case all = "*"
        case create = "CREATE"
        case update = "UPDATE"
        case delete = "DELETE"
        case connect = "CONNECT"
    }

    /// Scope of resources.
    public enum Scope: String, Choice {
        /// Resources without a namespace.
        case cluster = "Cluster"
        /// Resources in a namespace.
        case namespaced = "Namespaced"
        /// Both.
        case all = "*"
    }
}
