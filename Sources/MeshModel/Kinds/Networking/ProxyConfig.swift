/// Configuration of individual proxies, applied when they start.
///
/// Source: Istio API, `networking/v1beta1/proxy_config.proto`.
public struct ProxyConfig: Resource {
    public static let type = ResourceType(
        "networking.istio.io/v1beta1",
        "ProxyConfig",
        plural: "proxyconfigs",
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The options of a proxy.
    public struct Spec: Model {
        /// The pods and VMs to which the configuration applies.
        ///
        /// - Default: all workloads in the namespace
        public var selector: PolicySelector?
        /// The number of worker threads; 0 means one for each processor.
        ///
        /// - Allowed: 0...
        /// - Default: derived from the CPU requests and limits
        public var concurrency: Int?
        /// Additional environment variables of the proxy.
        ///
        /// Names beginning with `ISTIO_META_` become part of the bootstrap configuration sent to istiod.
        ///
        /// - Items: Length ...2048
        public var environmentVariables: [String: String]?
        /// The image of the proxy.
        public var image: Image?
        public var unknownFields = UnknownFields()
    }
}

extension ProxyConfig {
    /// The image of a proxy.
    public struct Image: Model {
        /// The type of the image, such as `default`, `debug` or `distroless`.
        public var imageType: String?
        public var unknownFields = UnknownFields()
    }
}
