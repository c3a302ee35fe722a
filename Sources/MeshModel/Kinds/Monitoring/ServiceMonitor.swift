/// Services that Prometheus scrapes.
///
/// Source: Prometheus operator, `pkg/apis/monitoring/v1/servicemonitor_types.go`.
public struct ServiceMonitor: Resource {
    public static let type = ResourceType(
        "monitoring.coreos.com/v1",
        "ServiceMonitor",
        plural: "servicemonitors",
        shortNames: ["smon"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Which services are scraped, and how.
    public struct Spec: Model {
        /// Label of the service whose value becomes the label `job`.
        ///
        /// - Default: the service's name
        public var jobLabel: String?
        /// Labels of the service that are copied to metrics.
        public var targetLabels: [String]?
        /// Labels of the pod that are copied to metrics.
        public var podTargetLabels: [String]?
        /// Namespaces of the services.
        ///
        /// - Default: the monitor's namespace
        public var namespaceSelector: ScrapeNamespaceSelector?
        /// Labels of the services.
        public var selector: LabelSelector
        /// How services are selected.
        ///
        /// - Default: RelabelConfig
        public var selectorMechanism: ScrapeSelectorMechanism?
        /// Which objects targets are discovered from.
        public var serviceDiscoveryRole: ServiceDiscoveryRole?
        /// Ports that are scraped.
        public var endpoints: [Endpoint]
        /// Greatest number of samples of a scrape.
        ///
        /// - Allowed: 0...
        public var sampleLimit: Int?
        /// Greatest number of targets.
        ///
        /// - Allowed: 0...
        public var targetLimit: Int?
        /// Greatest number of labels of a sample.
        ///
        /// - Allowed: 0...
        public var labelLimit: Int?
        /// Greatest length of a label's name.
        ///
        /// - Allowed: 0...
        public var labelNameLengthLimit: Int?
        /// Greatest length of a label's value.
        ///
        /// - Allowed: 0...
        public var labelValueLengthLimit: Int?
        /// Greatest size of a response, such as `10MB`.
        ///
        /// - Pattern: (^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$
        public var bodySizeLimit: String?
        /// Number of dropped targets that are kept in memory; 0 is no limit.
        ///
        /// - Allowed: 0...
        public var keepDroppedTargets: Int?
        /// Formats that are asked for, in order of preference.
        ///
        /// - Set
        public var scrapeProtocols: [ScrapeProtocol]?
        /// Format of responses without a valid content type.
        public var fallbackScrapeProtocol: ScrapeProtocol?
        /// Whether classic histograms are scraped beside native ones.
        public var scrapeClassicHistograms: Bool?
        /// Whether native histograms are scraped.
        public var scrapeNativeHistograms: Bool?
        /// Greatest number of buckets of a native histogram.
        ///
        /// - Allowed: 0...
        public var nativeHistogramBucketLimit: Int?
        /// Smallest growth from one bucket to the next.
        public var nativeHistogramMinBucketFactor: Quantity?
        /// Whether classic histograms become native ones with custom buckets.
        public var convertClassicHistogramsToNHCB: Bool?
        /// Metadata added to targets.
        public var attachMetadata: ScrapeAttachedMetadata?
        /// Name of the scrape class.
        ///
        /// - Length: 1...
        public var scrapeClass: String?
        public var unknownFields = UnknownFields()
    }
}

extension ServiceMonitor {
    /// Objects targets are discovered from.
    public enum ServiceDiscoveryRole: String, Choice {
        case endpoints = "Endpoints"
        case endpointSlice = "EndpointSlice"
    }

    /// A port that is scraped.
    ///
    /// - OneOf: authorization, basicAuth, oauth2
    public struct Endpoint: Model {
        /// Name of the service's port; takes precedence over `targetPort`.
        public var port: String?
        /// Name or number of the container's port.
        public var targetPort: IntOrString?
        /// Path of the metrics.
        ///
        /// - Default: /metrics
        public var path: String?
        /// Scheme of the requests.
        ///
        /// - Default: http
        /// - Values: http, https, HTTP, HTTPS
        public var scheme: String?
        /// Parameters of the URL.
        public var params: [String: [String]]?
        /// How often the target is scraped, such as `30s`.
        ///
        /// - Pattern: ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$
        /// - Default: the global interval
        public var interval: String?
        /// How long a scrape may take.
        ///
        /// - Pattern: ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$
        /// - Default: the global timeout
        public var scrapeTimeout: String?
        /// Whether labels of metrics win over labels of the target.
        ///
        /// - Default: false
        public var honorLabels: Bool?
        /// Whether timestamps of metrics are kept.
        public var honorTimestamps: Bool?
        /// Whether staleness is tracked for metrics with timestamps.
        public var trackTimestampsStaleness: Bool?
        /// Rules for the target's labels.
        public var relabelings: [ScrapeRelabeling]?
        /// Rules for samples.
        public var metricRelabelings: [ScrapeRelabeling]?
        /// TLS settings.
        public var tlsConfig: ScrapeTLS?
        /// The Authorization header.
        public var authorization: ScrapeAuthorization?
        /// User and password.
        public var basicAuth: ScrapeBasicAuth?
        /// OAuth 2.0 settings.
        public var oauth2: ScrapeOAuth2?
        /// Proxy of the requests.
        public var proxyUrl: String?
        /// Hosts that are reached without the proxy.
        public var noProxy: String?
        /// Whether the proxy is taken from environment variables.
        ///
        /// - Default: false
        public var proxyFromEnvironment: Bool?
        /// Headers sent to the proxy.
        public var proxyConnectHeader: [String: [SecretKeySelector]]?
        /// Whether redirects are followed.
        public var followRedirects: Bool?
        /// Whether HTTP/2 may be used.
        public var enableHttp2: Bool?
        /// Whether pods that are not running are left out.
        ///
        /// - Default: true
        public var filterRunning: Bool?
        /// File of a bearer token.
        ///
        /// - Deprecated: Use `authorization` instead
        public var bearerTokenFile: String?
        /// Secret with a bearer token.
        ///
        /// - Deprecated: Use `authorization` instead
        public var bearerTokenSecret: SecretKeySelector?
        public var unknownFields = UnknownFields()
    }
}
