/// Rules by which HTTP requests from outside reach services.
///
/// Source: Kubernetes API reference, `networking.k8s.io/v1` Ingress.
public struct Ingress: Resource {
    public static let type = ResourceType(
        "networking.k8s.io/v1",
        "Ingress",
        plural: "ingresses",
        shortNames: ["ing"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The desired state of the Ingress.
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Hosts, paths and backends.
    ///
    /// - AtLeastOneOf: rules, defaultBackend
    public struct Spec: Model {
        /// The name of an IngressClass cluster resource.
        ///
        /// Ingress controller implementations use this field to know whether they should be serving this Ingress
        /// resource, by a transitive connection (controller -> IngressClass -> Ingress resource).
        public var ingressClassName: String?
        /// The backend that should handle requests that don't match any rule.
        ///
        /// If Rules are not specified, DefaultBackend must be specified. If DefaultBackend is not set, the handling
        /// of requests that do not match any of the rules will be up to the Ingress controller.
        public var defaultBackend: Backend?
        /// The TLS configuration.
        ///
        /// Currently the Ingress only supports a single TLS port, 443.
        public var tls: [TLS]?
        /// A list of host rules used to configure the Ingress.
        ///
        /// If unspecified, or no rule matches, all traffic is sent to the default backend.
        public var rules: [Rule]?
        public var unknownFields = UnknownFields()
    }
}

extension Ingress {
    /// The rules of one host.
    public struct Rule: Model {
        /// Name of the host that the rule is for; may begin with the wildcard label `*.`.
        ///
        /// Neither addresses nor ports are allowed.
        ///
        /// - Format: hostname
        public var host: String?
        /// A HTTP IngressRuleValue, which contains a list of http selectors.
        public var http: HTTPRule?
        public var unknownFields = UnknownFields()
    }

    /// The paths of a host.
    public struct HTTPRule: Model {
        /// A collection of paths that map requests to backends.
        public var paths: [Path]
        public var unknownFields = UnknownFields()
    }

    /// A path and its backend.
    public struct Path: Model {
        /// What the path of a request is compared with; must begin with `/`.
        public var path: String?
        /// How the path is compared.
        ///
        /// - Required
        public var pathType: PathType?
        /// The referenced service endpoint to which the traffic will be forwarded to.
        public var backend: Backend
        public var unknownFields = UnknownFields()
    }

    /// Where requests go.
    ///
    /// - ExactlyOneOf: service, resource
    public struct Backend: Model {
        /// A service as a backend.
        public var service: ServiceBackend?
        /// An ObjectRef to another Kubernetes resource in the namespace of the Ingress object.
        ///
        /// If resource is specified, a service.Name and service.Port must not be specified. This is a mutually
        /// exclusive setting with "Service".
        public var resource: TypedLocalObjectReference?
        public var unknownFields = UnknownFields()
    }

    /// A service and its port.
    public struct ServiceBackend: Model {
        /// The referenced service.
        ///
        /// The service must exist in the same namespace as the Ingress object.
        public var name: String
        /// Port of the referenced service.
        ///
        /// A port name or port number is required for a IngressServiceBackend.
        public var port: ServicePort?
        public var unknownFields = UnknownFields()
    }

    /// A port of a service, by name or number.
    ///
    /// - ExactlyOneOf: name, number
    public struct ServicePort: Model {
        /// The name of the port on the Service.
        ///
        /// This is a mutually exclusive setting with "Number".
        public var name: String?
        /// The numerical port number (such as 80) on the Service.
        ///
        /// This is a mutually exclusive setting with "Name".
        ///
        /// - Allowed: 1...65535
        public var number: Int?
        public var unknownFields = UnknownFields()
    }

    /// Certificate for hosts.
    public struct TLS: Model {
        /// A list of hosts included in the TLS certificate.
        ///
        /// The values in this list must match the name/s used in the tlsSecret.
        ///
        /// - Items: Format hostname
        public var hosts: [String]?
        /// The name of the secret used to terminate TLS traffic on port 443.
        ///
        /// Field is left optional to allow TLS routing based on SNI hostname alone.
        public var secretName: String?
        public var unknownFields = UnknownFields()
    }

    /// How a path is compared.
    public enum PathType: String, Choice {
        /// The whole path, with case.
        case exact = "Exact"
        /// By the elements between slashes.
        case prefix = "Prefix"
        /// As the ingress class decides.
        case implementationSpecific = "ImplementationSpecific"
    }
}
