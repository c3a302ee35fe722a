/// Routes HTTP requests from Gateways or Services to backends.
///
/// Source: Gateway API, `apis/v1/httproute_types.go`.
public struct HTTPRoute: Resource {
    public static let type = ResourceType(
        "gateway.networking.k8s.io/v1",
        "HTTPRoute",
        also: ["gateway.networking.k8s.io/v1beta1"],
        plural: "httproutes",
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
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

extension HTTPRoute {
    /// What happens to requests that match.
    ///
    /// - Rule: !has(self.backendRefs) || size(self.backendRefs) == 0 || !has(self.filters) || !self.filters.exists(f, has(f.requestRedirect)) => a redirect excludes backendRefs
    public struct Rule: Model {
        /// Name of the rule, unique in the route.
        ///
        /// - Length: 1...253
        public var name: String?
        /// Conditions, of which one must hold.
        ///
        /// - Count: 0...64
        /// - Default: every path
        public var matches: [Match]?
        /// Changes to requests and responses.
        ///
        /// - Count: 0...16
        public var filters: [Filter]?
        /// Where requests go, by weight.
        ///
        /// - Count: 0...16
        public var backendRefs: [Backend]?
        /// How long requests may take.
        public var timeouts: Timeouts?
        /// When requests are tried again (experimental).
        public var retry: Retry?
        /// How the requests of a session go to the same backend (experimental).
        public var sessionPersistence: RouteSessionPersistence?
        public var unknownFields = UnknownFields()
    }

    /// Conditions that must all hold.
    public struct Match: Model {
        /// Condition on the path.
        public var path: PathMatch?
        /// Conditions on headers.
        ///
        /// - ListKey: name
        /// - Count: 0...16
        public var headers: [HeaderMatch]?
        /// Conditions on query parameters.
        ///
        /// - ListKey: name
        /// - Count: 0...16
        public var queryParams: [QueryParameterMatch]?
        /// The method of the request.
        public var method: Method?
        public var unknownFields = UnknownFields()
    }

    /// Condition on the path of a request.
    public struct PathMatch: Model {
        /// How the path is compared.
        ///
        /// - Default: PathPrefix
        public var type: PathMatchType?
        /// What the path is compared with.
        ///
        /// - Default: /
        /// - Length: 0...1024
        public var value: String?
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

    /// Condition on a query parameter.
    public struct QueryParameterMatch: Model {
        /// How the value is compared.
        ///
        /// - Default: Exact
        public var type: ValueMatchType?
        /// Name of the parameter, with case.
        ///
        /// - Length: 1...256
        public var name: String
        /// What the value is compared with.
        ///
        /// - Length: 1...1024
        public var value: String
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
        /// Share of the requests, relative to the sum of all weights.
        ///
        /// - Allowed: 0...1000000
        /// - Default: 1
        public var weight: Int?
        /// Changes to requests for this backend only.
        ///
        /// - Count: 0...16
        public var filters: [Filter]?
        public var unknownFields = UnknownFields()
    }

    /// How long requests may take; `0s` is no limit.
    ///
    /// - Rule: !(has(self.request) && has(self.backendRequest) && duration(self.request) != duration('0s') && duration(self.backendRequest) > duration(self.request)) => backendRequest must not be longer than request
    public struct Timeouts: Model {
        /// For the whole request, with its retries.
        public var request: GoDuration?
        /// For one attempt at a backend.
        public var backendRequest: GoDuration?
        public var unknownFields = UnknownFields()
    }

    /// When requests are tried again (experimental).
    public struct Retry: Model {
        /// Status codes of responses that are tried again.
        ///
        /// - Items: Allowed 400...599
        public var codes: [Int]?
        /// Number of further attempts.
        public var attempts: Int?
        /// Least time between attempts.
        public var backoff: GoDuration?
        public var unknownFields = UnknownFields()
    }

    /// How a path is compared.
    public enum PathMatchType: String, Choice {
        /// The whole path, with case.
        case exact = "Exact"
        /// By the elements between slashes, with case.
        case pathPrefix = "PathPrefix"
        /// By a regular expression of the implementation.
        case regularExpression = "RegularExpression"
    }

    /// How a value is compared.
    public enum ValueMatchType: String, Choice {
        /// As a whole.
        case exact = "Exact"
        /// By a regular expression of the implementation.
        case regularExpression = "RegularExpression"
    }

    /// Method of a request.
    public enum Method: String, Choice {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
        case connect = "CONNECT"
        case options = "OPTIONS"
        case trace = "TRACE"
        case patch = "PATCH"
    }
}
