/// Extends the Istio proxy with WebAssembly or Lua filters.
///
/// Source: Istio API, `extensions/v1alpha1/traffic_extension.proto`.
public struct TrafficExtension: Resource {
    public static let type = ResourceType(
        "extensions.istio.io/v1alpha1",
        "TrafficExtension",
        plural: "trafficextensions",
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// A filter and the traffic it is applied to.
    ///
    /// - OneOf: selector, targetRefs
    /// - ExactlyOneOf: wasm, lua
    public struct Spec: Model {
        /// The pods and VMs to which the extension applies.
        ///
        /// - Default: all workloads in the namespace
        public var selector: PolicySelector?
        /// The resources to which the extension is attached; required for waypoints.
        ///
        /// - Count: ...16
        /// - Default: as selected by the selector
        public var targetRefs: [PolicyTargetReference]?
        /// Where in the filter chain the extension is injected.
        public var phase: Phase?
        /// The order of extensions in the same phase; higher values come first.
        ///
        /// Extensions of the same priority are ordered by creation time, name and namespace.
        ///
        /// - Default: 0
        public var priority: Int?
        /// The traffic that is passed to the extension; one selector has to match.
        ///
        /// - Default: all traffic
        public var match: [TrafficSelector]?
        /// A WebAssembly filter.
        public var wasm: Wasm?
        /// A Lua filter.
        public var lua: Lua?
        public var unknownFields = UnknownFields()
    }
}

extension TrafficExtension {
    /// Where in the filter chain an extension is injected.
    public enum Phase: String, Choice {
        /// The control plane decides; generally at the end, right before the router.
        case unspecified = "UNSPECIFIED"
        /// Before the Istio authentication filters.
        case authn = "AUTHN"
        /// Before the Istio authorization filters, after authentication.
        case authz = "AUTHZ"
        /// Before the Istio stats filters, after authorization.
        case stats = "STATS"
    }

    /// A WebAssembly filter.
    public struct Wasm: Model {
        /// The URL of the Wasm module or OCI container.
        ///
        /// Schemes `oci`, `file`, `http` and `https`; without a scheme it is an OCI image.
        ///
        /// - Length: 1...
        /// - Rule: isURL(self) ? (url(self).getScheme() in ["", "http", "https", "file", "oci"]) : (isURL("http://" + self) && url("http://" + self).getScheme() in ["", "http", "https", "file", "oci"]) => url must have schema one of [http, https, file, oci]
        public var url: String
        /// The SHA-256 checksum by which the module or container is verified.
        ///
        /// It has to agree with a digest in the URL.
        ///
        /// - Pattern: (^$|^[a-f0-9]{64}$)
        public var sha256: String?
        /// When the module is fetched; irrelevant where a digest is given.
        ///
        /// - Default: IfNotPresent, or Always for an OCI image with tag latest
        public var imagePullPolicy: WasmPullPolicy?
        /// The name of the secret with the credentials for pulling the OCI image.
        ///
        /// A Docker pull secret in the namespace of the extension.
        ///
        /// - Length: 1...253
        public var imagePullSecret: String?
        /// The public key that verifies signed images or modules; not implemented.
        public var verificationKey: String?
        /// The configuration that is passed to the plugin, free-form.
        public var pluginConfig: AnyValue?
        /// The plugin name in the Envoy configuration; some modules need it to select the plugin.
        ///
        /// - Length: 1...256
        public var pluginName: String?
        /// What happens when the plugin fails fatally.
        ///
        /// - Default: FAIL_CLOSE
        public var failStrategy: WasmFailStrategy?
        /// The configuration of the Wasm VM.
        public var vmConfig: WasmVMConfig?
        /// The type of Wasm extension.
        ///
        /// - Default: HTTP
        public var type: WasmPluginType?
        public var unknownFields = UnknownFields()
    }

    /// A Lua filter, for simple changes to requests and responses; executed in the proxy.
    public struct Lua: Model {
        /// The Lua code, which defines `envoy_on_request`, `envoy_on_response` or both.
        ///
        /// - Length: 1...65536
        public var inlineCode: String
        public var unknownFields = UnknownFields()
    }
}
