/// TLS settings of a scrape.
public struct ScrapeTLS: Model {
    /// Certificate of the authority that signed the target's.
    public var ca: SecretOrConfigMap?
    /// Certificate shown to the target.
    public var cert: SecretOrConfigMap?
    /// Key of that certificate.
    public var keySecret: SecretKeySelector?
    /// Host name in the target's certificate.
    public var serverName: String?
    /// Whether the target's certificate is not verified.
    ///
    /// - Default: false
    public var insecureSkipVerify: Bool?
    /// Lowest version of TLS.
    public var minVersion: TLSVersion?
    /// Highest version of TLS.
    public var maxVersion: TLSVersion?
    /// Path of the authority's certificate in the Prometheus container.
    public var caFile: String?
    /// Path of the certificate in the Prometheus container.
    public var certFile: String?
    /// Path of the key in the Prometheus container.
    public var keyFile: String?
    public var unknownFields = UnknownFields()
}

extension ScrapeTLS {
    /// Version of TLS.
    public enum TLSVersion: String, Choice {
        case tls10 = "TLS10"
        case tls11 = "TLS11"
        case tls12 = "TLS12"
        case tls13 = "TLS13"
    }

    /// A key of a Secret or ConfigMap.
    ///
    /// - OneOf: secret, configMap
    public struct SecretOrConfigMap: Model {
        /// A key of a Secret.
        public var secret: SecretKeySelector?
        /// A key of a ConfigMap.
        public var configMap: ConfigMapKeySelector?
        public var unknownFields = UnknownFields()
    }
}

/// Authorization header of a scrape.
public struct ScrapeAuthorization: Model {
    /// Type of the credentials.
    ///
    /// - Default: Bearer
    public var type: String?
    /// The credentials.
    public var credentials: SecretKeySelector?
    public var unknownFields = UnknownFields()
}

/// User and password of a scrape.
public struct ScrapeBasicAuth: Model {
    /// The user.
    public var username: SecretKeySelector?
    /// The password.
    public var password: SecretKeySelector?
    public var unknownFields = UnknownFields()
}

/// OAuth 2.0 settings of a scrape.
public struct ScrapeOAuth2: Model {
    /// The client's id.
    public var clientId: ScrapeTLS.SecretOrConfigMap
    /// The client's secret.
    public var clientSecret: SecretKeySelector
    /// Where tokens are fetched.
    ///
    /// - Length: 1...
    public var tokenUrl: String
    /// Scopes of the token.
    public var scopes: [String]?
    /// Parameters of the request for a token.
    public var endpointParams: [String: String]?
    /// TLS settings of the request for a token.
    public var tlsConfig: ScrapeTLS?
    /// Proxy of the request for a token.
    ///
    /// - Pattern: ^(http|https|socks5)://.+$
    public var proxyUrl: String?
    /// Hosts that are reached without the proxy.
    public var noProxy: String?
    /// Whether the proxy is taken from environment variables.
    ///
    /// - Default: false
    public var proxyFromEnvironment: Bool?
    /// Headers sent to the proxy.
    public var proxyConnectHeader: [String: [SecretKeySelector]]?
    public var unknownFields = UnknownFields()
}

/// Rewrites or drops labels, targets or samples.
public struct ScrapeRelabeling: Model {
    /// Labels whose values are joined.
    public var sourceLabels: [String]?
    /// What the values are joined with.
    ///
    /// - Default: ;
    public var separator: String?
    /// Label that is written.
    public var targetLabel: String?
    /// Expression that the joined values are compared with.
    ///
    /// - Default: (.*)
    /// - Format: regex
    public var regex: String?
    /// Modulus of the hash of the values.
    ///
    /// - Allowed: 0...
    public var modulus: Int?
    /// Value that is written; groups of the expression are available.
    ///
    /// - Default: $1
    public var replacement: String?
    /// What is done on a match.
    ///
    /// - Default: replace
    /// - Values: replace, keep, drop, hashmod, labelmap, labeldrop, labelkeep, lowercase, uppercase, keepequal, dropequal, Replace, Keep, Drop, HashMod, LabelMap, LabelDrop, LabelKeep, Lowercase, Uppercase, KeepEqual, DropEqual
    public var action: String?
    public var unknownFields = UnknownFields()
}

/// Namespaces whose objects are monitored.
public struct ScrapeNamespaceSelector: Model {
    /// Whether all namespaces are meant.
    ///
    /// - Default: false
    public var any: Bool?
    /// Names of the namespaces.
    ///
    /// - Default: the monitor's namespace
    public var matchNames: [String]?
    public var unknownFields = UnknownFields()
}

/// Metadata added to targets.
public struct ScrapeAttachedMetadata: Model {
    /// Whether the node's metadata is added.
    ///
    /// - Default: false
    public var node: Bool?
    public var unknownFields = UnknownFields()
}

/// Format of metrics.
public enum ScrapeProtocol: String, Choice {
    case prometheusProto = "PrometheusProto"
    case openMetricsText001 = "OpenMetricsText0.0.1"
    case openMetricsText100 = "OpenMetricsText1.0.0"
    case prometheusText004 = "PrometheusText0.0.4"
    case prometheusText100 = "PrometheusText1.0.0"
}

/// How objects are selected.
public enum ScrapeSelectorMechanism: String, Choice {
    /// By relabeling.
    case relabelConfig = "RelabelConfig"
    /// By the service discovery.
    case roleSelector = "RoleSelector"
}
