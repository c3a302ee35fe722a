/// Which request authentication methods, JWTs, are supported by a workload.
///
/// Requests with invalid tokens are rejected; requests without one are accepted, but have no identity.
///
/// Source: Istio API, `security/v1/request_authentication.proto`.
public struct RequestAuthentication: Resource {
    public static let type = ResourceType(
        "security.istio.io/v1",
        "RequestAuthentication",
        also: ["security.istio.io/v1beta1"],
        plural: "requestauthentications",
        shortNames: ["ra"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The tokens that are validated, and where.
    ///
    /// - OneOf: selector, targetRef, targetRefs
    public struct Spec: Model {
        /// The workloads to which the rules apply.
        ///
        /// - Default: all workloads in the namespace
        public var selector: PolicySelector?
        /// The resource to which the rules are attached.
        ///
        /// - Deprecated: use targetRefs
        public var targetRef: PolicyTargetReference?
        /// The resources to which the rules are attached; required for waypoints.
        ///
        /// - Count: ...16
        /// - Default: as selected by the selector
        public var targetRefs: [PolicyTargetReference]?
        /// The tokens that can be validated at the selected workloads.
        ///
        /// A valid token matches one of the rules; the issuer of the token selects it.
        ///
        /// - Count: ...4096
        public var jwtRules: [JWTRule]?
        public var unknownFields = UnknownFields()
    }
}

extension RequestAuthentication {
    /// How a JSON Web Token is authenticated.
    ///
    /// - OneOf: jwksUri, jwks_uri, jwks
    public struct JWTRule: Model {
        /// The issuer of the token, a URL or an e-mail address.
        ///
        /// - Length: 1...
        public var issuer: String?
        /// The audiences of which the token has to name one.
        ///
        /// - Items: Length 1...
        /// - Default: the service name
        public var audiences: [String]?
        /// The URL of the provider's public keys.
        ///
        /// Optional if it can be discovered from the issuer with OpenID.
        ///
        /// - Length: 1...2048
        /// - Format: url
        /// - Rule: url(self).getScheme() in ["http", "https"] => url must have scheme http:// or https://
        public var jwksUri: String?
        /// The URL of the provider's public keys, under its former name.
        ///
        /// - Length: 1...2048
        /// - Format: url
        /// - Key: jwks_uri
        /// - Deprecated: use jwksUri
        /// - Rule: url(self).getScheme() in ["http", "https"] => url must have scheme http:// or https://
        public var legacyJwksUri: String?
        /// The JSON Web Key Set of public keys that validates the signature, inline.
        public var jwks: String?
        /// The headers in which the token is expected.
        ///
        /// - Default: Authorization with prefix "Bearer "
        public var fromHeaders: [JWTHeader]?
        /// The query parameters in which the token is expected.
        ///
        /// - Items: Length 1...
        /// - Default: access_token
        public var fromParams: [String]?
        /// The cookies in which the token is expected.
        ///
        /// - Items: Length 1...
        public var fromCookies: [String]?
        /// The header that passes the verified payload, base64url-encoded, to the backend.
        ///
        /// - Default: the payload is not passed
        public var outputPayloadToHeader: String?
        /// Whether the original token is kept in the upstream request.
        ///
        /// - Default: false
        public var forwardOriginalToken: Bool?
        /// The claims of the verified token that are copied to headers.
        ///
        /// The header must be unique in the rule; existing headers are replaced.
        public var outputClaimToHeaders: [ClaimToHeader]?
        /// How long istiod waits for the key set to be fetched.
        ///
        /// - Minimum: 1ms
        /// - Default: 5s
        public var timeout: GoDuration?
        /// The claims that are treated as lists of texts separated by spaces.
        ///
        /// `scope` and `permission` always are.
        ///
        /// - Count: ...64
        /// - Items: Length 1...
        public var spaceDelimitedClaims: [String]?
        /// Whether a request has to carry a token.
        ///
        /// - Default: OPTIONAL
        public var presence: Presence?
        public var unknownFields = UnknownFields()
    }

    /// Whether a request has to carry a token.
    public enum Presence: String, Choice {
        /// A request without a token is accepted; a token that is present has to be valid.
        case optional = "OPTIONAL"
        /// A request without a valid token is rejected.
        case required = "REQUIRED"
    }

    /// A header in which a token is expected.
    public struct JWTHeader: Model {
        /// The name of the HTTP header.
        ///
        /// - Length: 1...
        public var name: String
        /// The prefix that is stripped before decoding the token, such as `Bearer ` with the space.
        ///
        /// The header matches only if it has the prefix.
        public var prefix: String?
        public var unknownFields = UnknownFields()
    }

    /// A claim that is copied to a header.
    public struct ClaimToHeader: Model {
        /// The name of the header that is created; letters, digits, hyphens and underscores.
        ///
        /// - Length: 1...
        /// - Pattern: ^[-_A-Za-z0-9]+$
        public var header: String
        /// The name of the claim; nested claims are separated by dots.
        ///
        /// Only claims of type string, int, bool and lists of them are supported.
        ///
        /// - Length: 1...
        public var claim: String
        public var unknownFields = UnknownFields()
    }
}
