/// Webhooks that may reject objects.
///
/// Source: Kubernetes API reference, `admissionregistration.k8s.io/v1` ValidatingWebhookConfiguration.
public struct ValidatingWebhookConfiguration: Resource {
    public static let type = ResourceType(
        "admissionregistration.k8s.io/v1",
        "ValidatingWebhookConfiguration",
        plural: "validatingwebhookconfigurations",
        scope: .cluster
    )

    public var metadata: ObjectMeta
    /// A list of webhooks and the affected resources and operations.
    ///
    /// - ListKey: name
    public var webhooks: [Webhook]?
    public var unknownFields = UnknownFields()
}

extension ValidatingWebhookConfiguration {
    /// An admission webhook and the resources and operations it applies to.
    public struct Webhook: Model {
        /// The name of the admission webhook.
        public var name: String
        /// How to communicate with the hook.
        public var clientConfig: WebhookClientConfig
        /// What operations on what resources/subresources the webhook cares about.
        ///
        /// The webhook cares about an operation if it matches _any_ Rule.
        public var rules: [WebhookRule]?
        /// Decides whether to run the webhook on an object based on whether the namespace for that object matches the
        /// selector.
        ///
        /// If the object itself is a namespace, the matching is performed on object.metadata.labels. If the object is
        /// another cluster scoped resource, it never skips the webhook.
        public var namespaceSelector: LabelSelector?
        /// Decides whether to run the webhook based on if the object has matching labels.
        ///
        /// ObjectSelector is evaluated against both the oldObject and newObject that would be sent to the webhook,
        /// and is considered to match if either object matches the selector.
        public var objectSelector: LabelSelector?
        /// A list of conditions that must be met for a request to be sent to this webhook.
        ///
        /// Match conditions filter requests that have already been matched by the rules, namespaceSelector, and
        /// objectSelector. An empty list of matchConditions matches all requests.
        ///
        /// - ListKey: name
        /// - Count: 0...64
        public var matchConditions: [WebhookMatchCondition]?
        /// How the rules match requests.
        ///
        /// - Default: Equivalent
        public var matchPolicy: WebhookMatchPolicy?
        /// What happens when the webhook fails.
        ///
        /// - Default: Fail
        public var failurePolicy: WebhookFailurePolicy?
        /// Whether this webhook has side effects.
        ///
        /// - Required
        public var sideEffects: WebhookSideEffects?
        /// The timeout for this webhook.
        ///
        /// After the timeout passes, the webhook call will be ignored or the API call will fail based on the failure
        /// policy.
        ///
        /// - Unit: seconds
        /// - Allowed: 1...30
        /// - Default: 10
        public var timeoutSeconds: Int?
        /// An ordered list of preferred `AdmissionReview` versions the Webhook expects.
        ///
        /// API server will try to use first version in the list which it supports. If none of the versions specified
        /// in this list supported by API server, validation will fail for this object.
        ///
        /// - Count: 1...
        public var admissionReviewVersions: [String]
        public var unknownFields = UnknownFields()
    }
}
