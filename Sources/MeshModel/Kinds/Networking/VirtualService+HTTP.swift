extension VirtualService {
    /// What happens to HTTP requests.
    ///
    /// - OneOf: route, redirect, directResponse, delegate
    /// - OneOf: mirror, mirrors
    public struct HTTPRoute: Model {
        /// The name of the route, for debugging.
        ///
        /// It is concatenated with the name of the match and logged in access logs.
        public var name: String?
        /// The conditions of which one has to be satisfied.
        ///
        /// - Default: every request matches
        public var match: [HTTPMatchRequest]?
        /// The destinations to which the traffic is forwarded, by weight.
        public var route: [HTTPRouteDestination]?
        /// The redirect that is returned instead of forwarding the traffic.
        public var redirect: HTTPRedirect?
        /// The fixed response that is returned instead of forwarding the traffic.
        public var directResponse: HTTPDirectResponse?
        /// The virtual service that defines the routes of this rule.
        ///
        /// Only when `route` and `redirect` are empty; the rules of the delegate are merged with those of this route.
        public var delegate: Delegate?
        /// How the URI and authority are rewritten before forwarding.
        ///
        /// Cannot be used with a redirect.
        public var rewrite: HTTPRewrite?
        /// How long a request may take in all.
        ///
        /// - Minimum: 1ms
        /// - Default: disabled
        public var timeout: GoDuration?
        /// How failed requests are retried.
        public var retries: HTTPRetry?
        /// The faults injected into requests, at the client side.
        ///
        /// Timeouts and retries are not enabled when faults are.
        public var fault: HTTPFaultInjection?
        /// The destination that gets a copy of the traffic; its responses are discarded.
        ///
        /// The sidecar or gateway does not wait for the mirrored cluster to respond.
        public var mirror: Destination?
        /// The destinations that get a copy of the traffic; their responses are discarded.
        public var mirrors: [HTTPMirrorPolicy]?
        /// The percentage of the traffic that is mirrored.
        ///
        /// - Allowed: 0...100
        /// - Unit: percent
        /// - Deprecated: use mirrorPercentage
        public var mirrorPercent: Int?
        /// The percentage of the traffic that is mirrored, under its former name.
        ///
        /// - Allowed: 0...100
        /// - Key: mirror_percent
        /// - Unit: percent
        /// - Deprecated: use mirrorPercentage
        public var legacyMirrorPercent: Int?
        /// The share of the traffic mirrored to `mirror`.
        ///
        /// - Default: all traffic
        public var mirrorPercentage: Percent?
        /// The cross-origin resource sharing policy of the route.
        public var corsPolicy: CorsPolicy?
        /// How headers of requests and responses are changed.
        public var headers: Headers?
        public var unknownFields = UnknownFields()
    }

    /// Conditions on an HTTP request, all of which have to be satisfied.
    public struct HTTPMatchRequest: Model {
        /// The name of the match, logged in access logs together with the name of the route.
        public var name: String?
        /// How the path of the URI matches.
        ///
        /// Case-sensitive, unless `ignoreUriCase` is set.
        public var uri: StringMatch?
        /// How the scheme of the URI matches, case-sensitively.
        public var scheme: StringMatch?
        /// How the HTTP method matches, case-sensitively.
        public var method: StringMatch?
        /// How the HTTP authority matches, case-sensitively.
        public var authority: StringMatch?
        /// How headers match, by name.
        ///
        /// Names are lowercase with hyphens, such as `x-request-id`. An empty match requires only that the header is
        /// present. `uri`, `scheme`, `method` and `authority` are ignored here.
        public var headers: [String: StringMatch]?
        /// The port on the host that is addressed.
        ///
        /// Not needed where only one port is labelled for the protocol.
        ///
        /// - Allowed: 0...65535
        public var port: Int?
        /// Labels of the client workloads to which the rule applies.
        public var sourceLabels: [String: String]?
        /// The names of gateways where the rule is applied, instead of those of the virtual service.
        public var gateways: [String]?
        /// How query parameters match, by name.
        ///
        /// Supports `exact`, `prefix` and `regex`.
        public var queryParams: [String: StringMatch]?
        /// Whether case is ignored in comparing the URI; for `exact` and `prefix` only.
        ///
        /// - Default: false
        public var ignoreUriCase: Bool?
        /// How headers must not match, by name.
        ///
        /// A header that matches makes the condition fail; an empty match forbids the header.
        public var withoutHeaders: [String: StringMatch]?
        /// The namespace of the client workloads to which the rule applies.
        public var sourceNamespace: String?
        /// The prefix under which statistics of this route are emitted.
        ///
        /// - Default: no statistics for the route
        public var statPrefix: String?
        public var unknownFields = UnknownFields()
    }

    /// A destination of an HTTP route, with its weight.
    public struct HTTPRouteDestination: Model {
        /// The instances of a service to which the request is forwarded.
        public var destination: Destination
        /// The share of the traffic, relative to the sum of the weights in the route.
        ///
        /// A single destination gets all traffic.
        ///
        /// - Allowed: 0...2147483647
        /// - Default: 0
        public var weight: Int?
        /// How headers of requests and responses are changed for this destination.
        public var headers: Headers?
        public var unknownFields = UnknownFields()
    }

    /// The redirect that is sent to the caller.
    ///
    /// - OneOf: port, derivePort
    public struct HTTPRedirect: Model {
        /// The path that replaces that of the URL, whatever was matched.
        public var uri: String?
        /// The authority (host) that replaces that of the URL.
        public var authority: String?
        /// The port that replaces that of the URL.
        ///
        /// - Allowed: 0...65535
        public var port: Int?
        /// How the port of the URL is derived.
        public var derivePort: RedirectPort?
        /// The scheme that replaces that of the URL, such as `https`.
        ///
        /// - Default: that of the request
        public var scheme: String?
        /// The HTTP status code of the redirect response.
        ///
        /// - Allowed: 300...399
        /// - Default: 301
        public var redirectCode: Int?
        /// The text that replaces the matched prefix of the path.
        public var prefixRewrite: String?
        public var unknownFields = UnknownFields()
    }

    /// How the port of a redirect is derived.
    public enum RedirectPort: String, Choice {
        /// 80 for HTTP, 443 for HTTPS.
        case fromProtocolDefault = "FROM_PROTOCOL_DEFAULT"
        /// The port of the request.
        case fromRequestPort = "FROM_REQUEST_PORT"
    }

    /// A fixed response that is sent to the caller.
    public struct HTTPDirectResponse: Model {
        /// The HTTP response status.
        ///
        /// - Allowed: 200...599
        public var status: Int
        /// The content of the response body.
        ///
        /// - Default: no body
        public var body: HTTPBody?
        public var unknownFields = UnknownFields()
    }

    /// The content of a response body.
    ///
    /// - OneOf: string, bytes
    public struct HTTPBody: Model {
        /// The body as text.
        public var string: String?
        /// The body as base64-encoded bytes.
        ///
        /// - Format: base64
        public var bytes: String?
        public var unknownFields = UnknownFields()
    }

    /// The virtual service to which a route is delegated.
    public struct Delegate: Model {
        /// The name of the delegate virtual service.
        public var name: String?
        /// The namespace of the delegate virtual service.
        ///
        /// - Default: the namespace of the root virtual service
        public var namespace: String?
        public var unknownFields = UnknownFields()
    }

    /// How parts of a request are rewritten before forwarding.
    ///
    /// - OneOf: uri, uriRegexRewrite
    public struct HTTPRewrite: Model {
        /// The text that replaces the path, or the matched prefix of it.
        public var uri: String?
        /// The text that replaces the authority (host) header.
        public var authority: String?
        /// The regular expression by which the path is rewritten.
        public var uriRegexRewrite: RegexRewrite?
        public var unknownFields = UnknownFields()
    }

    /// How a path is rewritten with a regular expression.
    public struct RegexRewrite: Model {
        /// The regular expression, in RE2 syntax.
        ///
        /// - Format: regex
        public var match: String?
        /// The text that replaces the matched portions.
        ///
        /// Capture groups of the match can be referred to as `\1`.
        public var rewrite: String?
        public var unknownFields = UnknownFields()
    }
}
