/// Routes gRPC calls from Gateways or Services to backends.
///
/// Source: Gateway API, `apis/v1/grpcroute_types.go`.
public struct GRPCRoute: Resource {
    public static let type = ResourceType(
        "gateway.networking.k8s.io/v1",
        "GRPCRoute",
        also: ["gateway.networking.k8s.io/v1alpha2"],
        plural: "grpcroutes",
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Parents, host names and rules.
    public struct Spec: Model {
        /// The Gateways or Services to which the route attaches.
        ///
        /// - Count: 0...32
        public var parentRefs: [RouteParent]?
        /// Which default Gateways the route attaches to (experimental).
        public var useDefaultGateways: RouteDefaultGateways?
        /// Host names that are matched; without them, every name is.
        ///
        /// - Count: 0...16
        /// - Items: Format hostname
        public var hostnames: [String]?
        /// The rules.
        ///
        /// - Count: 0...16
        public var rules: [Rule]?
        public var unknownFields = UnknownFields()
    }
}

extension GRPCRoute {
    /// What happens to calls that match.
    public struct Rule: Model {
        /// Name of the rule, unique in the route.
        ///
        /// - Length: 1...253
        public var name: String?
        /// Conditions, of which one must hold.
        ///
        /// - Count: 0...64
        public var matches: [Match]?
        /// Changes to calls and responses.
        ///
        /// - Count: 0...16
        public var filters: [Filter]?
        /// Where calls go, by weight.
        ///
        /// - Count: 0...16
        public var backendRefs: [Backend]?
        /// How the calls of a session go to the same backend (experimental).
        public var sessionPersistence: RouteSessionPersistence?
        public var unknownFields = UnknownFields()
    }

    /// Conditions that must all hold.
    public struct Match: Model {
        /// Condition on service and method.
        public var method: MethodMatch?
        /// Conditions on headers.
        ///
        /// - ListKey: name
        /// - Count: 0...16
        public var headers: [HeaderMatch]?
        public var unknownFields = UnknownFields()
    }

    /// Condition on service and method of a call.
    ///
    /// - AtLeastOneOf: service, method
    public struct MethodMatch: Model {
        /// How they are compared.
        ///
        /// - Default: Exact
        public var type: ValueMatchType?
        /// Name of the service.
        ///
        /// - Length: 0...1024
        public var service: String?
        /// Name of the method.
        ///
        /// - Length: 0...1024
        public var method: String?
        public var unknownFields = UnknownFields()
    }

    /// Condition on a header.
    public struct HeaderMatch: Model {
        /// How the value is compared.
        ///
        /// - Default: Exact
        public var type: ValueMatchType?
        /// Name of the header, without case.
        ///
        /// - Length: 1...256
        public var name: String
        /// What the value is compared with.
        ///
        /// - Length: 1...4096
        public var value: String
        public var unknownFields = UnknownFields()
    }

    /// A change to calls or responses.
    ///
    /// - ExactlyOneOf: requestHeaderModifier, responseHeaderModifier, requestMirror, extensionRef
    public struct Filter: Model {
        /// Which of the other fields describes the change.
        ///
        /// - Required
        public var type: FilterType?
        /// Changes headers of calls.
        public var requestHeaderModifier: RouteHeaderModifier?
        /// Changes headers of responses.
        public var responseHeaderModifier: RouteHeaderModifier?
        /// Sends copies of calls to another backend.
        public var requestMirror: RouteRequestMirror?
        /// A filter of the implementation.
        public var extensionRef: RouteExtension?
        public var unknownFields = UnknownFields()
    }

    /// A backend and its weight.
    public struct Backend: Model {
        /// Group of the backend.
        ///
        /// - Default: the core group
        public var group: String?
        /// Kind of the backend.
        ///
        /// - Default: Service
        public var kind: String?
        /// Name of the backend.
        ///
        /// - Length: 1...253
        public var name: String
        /// Namespace of the backend; another one needs a ReferenceGrant.
        ///
        /// - Default: the route's namespace
        /// - Format: dnsLabel
        public var namespace: String?
        /// Port of the backend; required for Services.
        ///
        /// - Allowed: 1...65535
        public var port: Int?
        /// Share of the calls, relative to the sum of all weights.
        ///
        /// - Allowed: 0...1000000
        /// - Default: 1
        public var weight: Int?
        /// Changes to calls for this backend only.
        ///
        /// - Count: 0...16
        public var filters: [Filter]?
        public var unknownFields = UnknownFields()
    }

    /// How a value is compared.
    public enum ValueMatchType: String, Choice {
        /// As a whole.
        case exact = "Exact"
        /// By a regular expression of the implementation.
        case regularExpression = "RegularExpression"
    }

    /// A kind of change.
    public enum FilterType: String, Choice {
        /// Changes headers of calls.
        case requestHeaderModifier = "RequestHeaderModifier"
        /// Changes headers of responses.
        case responseHeaderModifier = "ResponseHeaderModifier"
        /// Sends copies to another backend.
        case requestMirror = "RequestMirror"
        /// A filter of the implementation.
        case extensionRef = "ExtensionRef"
    }
}
