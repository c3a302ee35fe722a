/// Listeners at the edge of the mesh or as a waypoint, to which routes attach.
///
/// Source: Gateway API, `apis/v1/gateway_types.go`.
public struct KubernetesGateway: Resource {
    public static let type = ResourceType(
        "gateway.networking.k8s.io/v1",
        "Gateway",
        also: ["gateway.networking.k8s.io/v1beta1"],
        plural: "gateways",
        shortNames: ["gtw"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Class, listeners and addresses of a Gateway.
    public struct Spec: Model {
        /// Name of the GatewayClass.
        ///
        /// - Length: 1...253
        public var gatewayClassName: String
        /// Ports and names on which connections are accepted.
        ///
        /// - ListKey: name
        /// - Count: 1...64
        public var listeners: [Listener]
        /// Addresses requested for the Gateway.
        ///
        /// - Count: 0...16
        public var addresses: [Address]?
        /// Labels, annotations and parameters of what is created for the Gateway.
        public var infrastructure: Infrastructure?
        /// TLS settings towards backends of earlier experimental releases.
        ///
        /// - Deprecated: Use `tls.backend` instead
        public var backendTLS: AnyValue?
        /// Which ListenerSets may attach.
        public var allowedListeners: AllowedListeners?
        /// TLS settings of the whole Gateway.
        public var tls: TLS?
        /// Whether routes without a parent attach to this Gateway (experimental).
        ///
        /// - Default: None
        public var defaultScope: DefaultScope?
        public var unknownFields = UnknownFields()
    }
}

extension KubernetesGateway {
    /// Whether routes without a parent attach to a Gateway.
    public enum DefaultScope: String, Choice {
        /// All such routes do.
        case all = "All"
        /// None do.
        case nothing = "None"
    }

    /// A port on which connections are accepted.
    public struct Listener: Model {
        /// Name of the listener, unique in the Gateway.
        ///
        /// - Length: 1...253
        /// - Format: dnsName
        public var name: String
        /// Host name that is matched; without it, every name is.
        ///
        /// - Format: hostname
        /// - Length: 1...253
        public var hostname: String?
        /// Port number.
        ///
        /// - Allowed: 1...65535
        public var port: Int
        /// Protocol: HTTP, HTTPS, TLS, TCP, UDP, or a domain-prefixed one such as `istio.io/HBONE`.
        ///
        /// - Length: 1...255
        public var `protocol`: String
        /// TLS settings; required for HTTPS and TLS.
        public var tls: ListenerTLS?
        /// Which routes may attach.
        ///
        /// - Default: routes of the same namespace
        public var allowedRoutes: AllowedRoutes?
        public var unknownFields = UnknownFields()
    }

    /// TLS settings of a listener.
    public struct ListenerTLS: Model {
        /// Whether TLS ends here.
        ///
        /// - Default: Terminate
        public var mode: TLSMode?
        /// Secrets with certificates.
        ///
        /// - Count: 0...64
        public var certificateRefs: [SecretReference]?
        /// Validation of client certificates in earlier experimental releases.
        ///
        /// - Deprecated: Use `spec.tls.frontend` instead
        public var frontendValidation: AnyValue?
        /// Options of the implementation.
        ///
        /// - Count: 0...16
        public var options: [String: String]?
        public var unknownFields = UnknownFields()
    }

    /// Whether TLS ends at the listener.
    public enum TLSMode: String, Choice {
        /// It ends here.
        case terminate = "Terminate"
        /// It ends at the backend.
        case passthrough = "Passthrough"
    }

    /// A reference to a Secret or another object with a certificate.
    public struct SecretReference: Model {
        /// Group of the object.
        ///
        /// - Default: the core group
        public var group: String?
        /// Kind of the object.
        ///
        /// - Default: Secret
        public var kind: String?
        /// Name of the object.
        ///
        /// - Length: 1...253
        public var name: String
        /// Namespace of the object; another one needs a ReferenceGrant.
        ///
        /// - Default: the Gateway's namespace
        /// - Format: dnsLabel
        public var namespace: String?
        public var unknownFields = UnknownFields()
    }

    /// Which routes may attach.
    public struct AllowedRoutes: Model {
        /// Namespaces of the routes.
        public var namespaces: Namespaces?
        /// Kinds of the routes.
        ///
        /// - Default: those that fit the protocol
        /// - Count: 0...8
        public var kinds: [RouteKind]?
        public var unknownFields = UnknownFields()
    }

    /// Namespaces, by a selector or at large.
    ///
    /// - Rule: !has(self.from) || self.from != 'Selector' || has(self.selector) => from: Selector needs a selector
    public struct Namespaces: Model {
        /// Which namespaces are meant.
        ///
        /// - Default: Same for routes, None for listeners
        public var from: FromNamespaces?
        /// Labels of the namespaces; only with `Selector`.
        public var selector: LabelSelector?
        public var unknownFields = UnknownFields()
    }

    /// Which namespaces are meant.
    public enum FromNamespaces: String, Choice {
        /// All namespaces.
        case all = "All"
        /// Those with the labels selected.
        case selector = "Selector"
        /// The Gateway's own.
        case same = "Same"
        /// None.
        case nothing = "None"
    }

    /// A kind of route.
    public struct RouteKind: Model {
        /// Group of the route.
        ///
        /// - Default: gateway.networking.k8s.io
        public var group: String?
        /// Kind of the route.
        ///
        /// - Length: 1...63
        public var kind: String
        public var unknownFields = UnknownFields()
    }

    /// An address.
    public struct Address: Model {
        /// Type of the address: IPAddress, Hostname, NamedAddress, or a domain-prefixed one.
        ///
        /// - Default: IPAddress
        public var type: String?
        /// The address; an implementation may choose one if it is empty.
        ///
        /// - Length: 0...253
        public var value: String?
        public var unknownFields = UnknownFields()
    }

    /// What is created for a Gateway.
    public struct Infrastructure: Model {
        /// Labels of the objects that are created.
        ///
        /// - Count: 0...8
        public var labels: [String: String]?
        /// Annotations of the objects that are created.
        ///
        /// - Count: 0...8
        public var annotations: [String: String]?
        /// An object in the same namespace with parameters.
        public var parametersRef: ParametersReference?
        public var unknownFields = UnknownFields()
    }

    /// A reference to an object in the same namespace.
    public struct ParametersReference: Model {
        /// Group of the object.
        public var group: String
        /// Kind of the object.
        ///
        /// - Length: 1...63
        public var kind: String
        /// Name of the object.
        ///
        /// - Length: 1...253
        public var name: String
        public var unknownFields = UnknownFields()
    }

    /// Which ListenerSets may attach.
    public struct AllowedListeners: Model {
        /// Namespaces of the ListenerSets.
        ///
        /// - Default: none
        public var namespaces: Namespaces?
        public var unknownFields = UnknownFields()
    }
}
