extension HTTPRoute {
    /// A change to requests or responses.
    ///
    /// - ExactlyOneOf: requestHeaderModifier, responseHeaderModifier, requestMirror, requestRedirect, urlRewrite, cors, externalAuth, extensionRef
    public struct Filter: Model {
        /// Which of the other fields describes the change.
        ///
        /// - Required
        public var type: FilterType?
        /// Changes headers of requests.
        public var requestHeaderModifier: RouteHeaderModifier?
        /// Changes headers of responses.
        public var responseHeaderModifier: RouteHeaderModifier?
        /// Sends copies of requests to another backend.
        public var requestMirror: RouteRequestMirror?
        /// Answers with a redirect.
        public var requestRedirect: RequestRedirect?
        /// Changes host and path of requests.
        public var urlRewrite: URLRewrite?
        /// Answers cross-origin requests.
        public var cors: CORS?
        /// Asks an external service whether requests are allowed (experimental).
        public var externalAuth: ExternalAuthorization?
        /// A filter of the implementation.
        public var extensionRef: RouteExtension?
        public var unknownFields = UnknownFields()
    }

    /// A redirect.
    public struct RequestRedirect: Model {
        /// Scheme of the location.
        ///
        /// - Default: that of the request
        /// - Values: http, https
        public var scheme: String?
        /// Host name of the location.
        ///
        /// - Default: that of the request
        /// - Format: dnsName
        public var hostname: String?
        /// Path of the location.
        ///
        /// - Default: that of the request
        public var path: PathModifier?
        /// Port of the location.
        ///
        /// - Allowed: 1...65535
        public var port: Int?
        /// Status code of the response: 301, 302, 303, 307 or 308.
        ///
        /// - Default: 302
        /// - Allowed: 301...308
        public var statusCode: Int?
        public var unknownFields = UnknownFields()
    }

    /// Changes to host and path.
    public struct URLRewrite: Model {
        /// Replaces the host name.
        ///
        /// - Format: dnsName
        public var hostname: String?
        /// Replaces the path.
        public var path: PathModifier?
        public var unknownFields = UnknownFields()
    }

    /// A change of the path.
    ///
    /// - ExactlyOneOf: replaceFullPath, replacePrefixMatch
    public struct PathModifier: Model {
        /// What is replaced.
        ///
        /// - Required
        public var type: PathModifierType?
        /// Replaces the whole path.
        ///
        /// - Length: 0...1024
        public var replaceFullPath: String?
        /// Replaces the prefix that was matched.
        ///
        /// - Length: 0...1024
        public var replacePrefixMatch: String?
        public var unknownFields = UnknownFields()
    }

    /// Answers to cross-origin requests.
    public struct CORS: Model {
        /// Origins that are allowed, such as `https://*.example.com`.
        ///
        /// - Set
        /// - Count: 0...64
        public var allowOrigins: [String]?
        /// Whether requests may carry credentials.
        ///
        /// - Default: false
        public var allowCredentials: Bool?
        /// Methods that are allowed; `*` is all.
        ///
        /// - Set
        /// - Count: 0...9
        public var allowMethods: [String]?
        /// Headers that are allowed.
        ///
        /// - Set
        /// - Count: 0...64
        public var allowHeaders: [String]?
        /// Headers of responses that scripts may read.
        ///
        /// - Set
        /// - Count: 0...64
        public var exposeHeaders: [String]?
        /// How long the answer may be kept.
        ///
        /// - Unit: seconds
        /// - Allowed: 1...
        /// - Default: 5
        public var maxAge: Int?
        public var unknownFields = UnknownFields()
    }

    /// An external service that allows or denies requests.
    ///
    /// - OneOf: grpc, http
    public struct ExternalAuthorization: Model {
        /// Protocol of the service.
        ///
        /// - Required
        public var `protocol`: ExternalAuthorizationProtocol?
        /// The service.
        public var backendRef: RouteBackend
        /// Settings of the protocol `GRPC`.
        public var grpc: GRPCAuthorization?
        /// Settings of the protocol `HTTP`.
        public var http: HTTPAuthorization?
        /// Whether bodies of requests are sent to the service.
        public var forwardBody: ForwardBody?
        public var unknownFields = UnknownFields()
    }

    /// What is sent to a gRPC authorization service.
    public struct GRPCAuthorization: Model {
        /// Headers of requests that are sent; without them, all.
        ///
        /// - Set
        /// - Count: 0...64
        public var allowedHeaders: [String]?
        public var unknownFields = UnknownFields()
    }

    /// What is sent to an HTTP authorization service.
    public struct HTTPAuthorization: Model {
        /// Prefix of the path at the service.
        public var path: String?
        /// Further headers of requests that are sent.
        ///
        /// - Set
        /// - Count: 0...64
        public var allowedHeaders: [String]?
        /// Headers of the answer that are sent to the backend.
        ///
        /// - Set
        /// - Count: 0...64
        public var allowedResponseHeaders: [String]?
        public var unknownFields = UnknownFields()
    }

    /// Which bodies are sent to an authorization service.
    public struct ForwardBody: Model {
        /// Greatest size of a body that is sent.
        ///
        /// - Unit: bytes
        /// - Allowed: 0...
        public var maxSize: Int?
        public var unknownFields = UnknownFields()
    }

    /// A kind of change.
    public enum FilterType: String, Choice {
        /// Changes headers of requests.
        case requestHeaderModifier = "RequestHeaderModifier"
        /// Changes headers of responses.
        case responseHeaderModifier = "ResponseHeaderModifier"
        /// Sends copies to another backend.
        case requestMirror = "RequestMirror"
        /// Answers with a redirect.
        case requestRedirect = "RequestRedirect"
        /// Changes host and path.
        case urlRewrite = "URLRewrite"
        /// Answers cross-origin requests.
        case cors = "CORS"
        /// Asks an external service.
        case externalAuth = "ExternalAuth"
        /// A filter of the implementation.
        case extensionRef = "ExtensionRef"
    }

    /// What of a path is replaced.
    public enum PathModifierType: String, Choice {
        /// All of it.
        case replaceFullPath = "ReplaceFullPath"
        /// The prefix that was matched.
        case replacePrefixMatch = "ReplacePrefixMatch"
    }

    /// Protocol of an authorization service.
    public enum ExternalAuthorizationProtocol: String, Choice {
        case http = "HTTP"
        case grpc = "GRPC"
    }
}
