/// Access control on workloads in the mesh.
///
/// Source: Istio API, `security/v1/authorization_policy.proto`.
public struct AuthorizationPolicy: Resource {
    public static let type = ResourceType(
        "security.istio.io/v1",
        "AuthorizationPolicy",
        also: ["security.istio.io/v1beta1"],
        plural: "authorizationpolicies",
        shortNames: ["ap"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The rules by which requests are allowed or denied.
    ///
    /// - OneOf: selector, targetRef, targetRefs
    public struct Spec: Model {
        /// The workloads to which the policy applies.
        ///
        /// - Default: all workloads in the namespace
        public var selector: PolicySelector?
        /// The resource to which the policy is attached.
        ///
        /// - Deprecated: use targetRefs
        public var targetRef: PolicyTargetReference?
        /// The resources to which the policy is attached; required for waypoints.
        ///
        /// - Count: ...16
        /// - Default: as selected by the selector
        public var targetRefs: [PolicyTargetReference]?
        /// The rules of which one has to match the request.
        ///
        /// Without rules the policy never matches; an allow policy then denies everything. An empty rule matches every
        /// request.
        ///
        /// - Count: ...512
        public var rules: [Rule]?
        /// What happens when the request matches a rule.
        ///
        /// - Default: ALLOW
        public var action: Action?
        /// The extension that decides; for action `CUSTOM` only.
        public var provider: Provider?
        public var unknownFields = UnknownFields()
    }
}

extension AuthorizationPolicy {
    /// What happens when a request matches a rule.
    public enum Action: String, Choice {
        /// Allow a request only if it matches a rule; the default.
        case allow = "ALLOW"
        /// Deny a request if it matches any of the rules.
        case deny = "DENY"
        /// Audit a request if it matches any of the rules.
        case audit = "AUDIT"
        /// Let an extension decide, if the request matches any of the rules.
        case custom = "CUSTOM"
    }

    /// The extension that decides about requests.
    public struct Provider: Model {
        /// The name of the extension provider, as defined in the mesh configuration.
        public var name: String?
        public var unknownFields = UnknownFields()
    }

    /// A match of requests: from a source, for an operation, under all conditions.
    ///
    /// What is left out matches everything.
    public struct Rule: Model {
        /// The sources of which one has to match.
        ///
        /// - Count: ...512
        /// - Default: any source
        public var from: [From]?
        /// The operations of which one has to match.
        ///
        /// - Default: any operation
        public var to: [To]?
        /// The additional conditions, all of which have to match.
        ///
        /// - Default: no conditions
        public var when: [Condition]?
        public var unknownFields = UnknownFields()
    }

    /// A source of requests.
    public struct From: Model {
        /// The identities and addresses of the source.
        public var source: Source?
        public var unknownFields = UnknownFields()
    }

    /// The identities and addresses of a source; all of its fields have to match.
    ///
    /// Lists match if one item does. Exact, prefix (`abc*`), suffix (`*abc`) and presence (`*`) matches are supported
    /// in texts.
    ///
    /// - Rule: (has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) && !has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true => Cannot set serviceAccounts with namespaces or principals
    public struct Source: Model {
        /// Peer identities from the client certificate, `TRUST_DOMAIN/ns/NAMESPACE/sa/SERVICE_ACCOUNT`.
        ///
        /// Requires mutual TLS.
        public var principals: [String]?
        /// Peer identities that do not match.
        public var notPrincipals: [String]?
        /// Request identities from the JWT, `ISSUER/SUBJECT`.
        ///
        /// Requires request authentication.
        public var requestPrincipals: [String]?
        /// Request identities that do not match.
        public var notRequestPrincipals: [String]?
        /// Namespaces from the client certificate.
        ///
        /// Requires mutual TLS.
        public var namespaces: [String]?
        /// Namespaces that do not match.
        public var notNamespaces: [String]?
        /// Service accounts from the client certificate, `NAMESPACE/NAME` or `NAME`.
        ///
        /// Requires mutual TLS; no wildcards.
        ///
        /// - Count: ...16
        /// - Items: Length ...320
        public var serviceAccounts: [String]?
        /// Service accounts that do not match.
        ///
        /// - Count: ...16
        /// - Items: Length ...320
        public var notServiceAccounts: [String]?
        /// Trust domains from the client certificate.
        ///
        /// Requires mutual TLS.
        public var trustDomains: [String]?
        /// Trust domains that do not match.
        public var notTrustDomains: [String]?
        /// IP addresses of the connection, single or CIDR.
        public var ipBlocks: [String]?
        /// IP addresses of the connection that do not match.
        public var notIpBlocks: [String]?
        /// IP addresses of the original client, from `X-Forwarded-For` or the PROXY protocol.
        ///
        /// Requires the number of trusted proxies in the topology to be configured.
        public var remoteIpBlocks: [String]?
        /// IP addresses of the original client that do not match.
        public var notRemoteIpBlocks: [String]?
        public var unknownFields = UnknownFields()
    }

    /// An operation.
    public struct To: Model {
        /// The properties of the operation.
        public var operation: Operation?
        public var unknownFields = UnknownFields()
    }

    /// The properties of an operation; all of its fields have to match.
    ///
    /// Lists match if one item does. Exact, prefix, suffix and presence matches are supported. For TCP only ports are.
    public struct Operation: Model {
        /// Hosts as specified in the request, compared case-insensitively.
        ///
        /// Possibly with a port.
        public var hosts: [String]?
        /// Hosts that do not match.
        public var notHosts: [String]?
        /// Ports of the connection.
        public var ports: [String]?
        /// Ports that do not match.
        public var notPorts: [String]?
        /// HTTP methods; for gRPC always `POST`.
        public var methods: [String]?
        /// HTTP methods that do not match.
        public var notMethods: [String]?
        /// Paths of the request, or gRPC names `/package.service/method`.
        ///
        /// Path templates with `{*}` and `{**}` are supported.
        public var paths: [String]?
        /// Paths that do not match.
        public var notPaths: [String]?
        public var unknownFields = UnknownFields()
    }

    /// A condition on an attribute of the request.
    ///
    /// - AtLeastOneOf: values, notValues
    public struct Condition: Model {
        /// The name of an Istio attribute, such as `request.headers[x-user]`.
        public var key: String
        /// The values of which one has to match.
        public var values: [String]?
        /// The values that must not match.
        public var notValues: [String]?
        public var unknownFields = UnknownFields()
    }
}
