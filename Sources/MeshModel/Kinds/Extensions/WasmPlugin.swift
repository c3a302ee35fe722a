/// Extends the Istio proxy with WebAssembly filters.
///
/// Superseded by TrafficExtension.
///
/// Source: Istio API, `extensions/v1alpha1/wasm.proto`.
public struct WasmPlugin: Resource {
    public static let type = ResourceType(
        "extensions.istio.io/v1alpha1",
        "WasmPlugin",
        plural: "wasmplugins",
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// A Wasm module and the traffic it is applied to.
    ///
    /// - OneOf: selector, targetRef, targetRefs
    public struct Spec: Model {
        /// The pods and VMs to which the plugin applies.
        ///
        /// - Default: all workloads in the namespace
        public var selector: PolicySelector?
        /// The resource to which the plugin is attached.
        ///
        /// - Deprecated: use targetRefs
        public var targetRef: PolicyTargetReference?
        /// The resources to which the plugin is attached; required for waypoints.
        ///
        /// - Count: ...16
        /// - Default: as selected by the selector
        public var targetRefs: [PolicyTargetReference]?
        /// The URL of the Wasm module or OCI container.
        ///
        /// Schemes `oci`, `file`, `http` and `https`; without a scheme it is an OCI image.
        ///
        /// - Length: 1...
        /// - Rule: isURL(self) ? (url(self).getScheme() in ["", "http", "https", "oci", "file"]) : (isURL("http://" + self) && url("http://" + self).getScheme() in ["", "http", "https", "oci", "file"]) => url must have schema one of [http, https, file, oci]
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
        /// A Docker pull secret in the namespace of the plugin.
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
        /// Where in the filter chain the plugin is injected.
        public var phase: Phase?
        /// The order of plugins in the same phase; higher values come first.
        ///
        /// Plugins of the same priority are ordered by creation time, name and namespace.
        ///
        /// - Default: 0
        public var priority: Int?
        /// What happens when the plugin fails fatally.
        ///
        /// - Default: FAIL_CLOSE
        public var failStrategy: WasmFailStrategy?
        /// The configuration of the Wasm VM.
        public var vmConfig: WasmVMConfig?
        /// The traffic that is passed to the plugin; one selector has to match.
        ///
        /// - Default: all traffic
        public var match: [TrafficSelector]?
        /// The type of Wasm extension.
        ///
        /// - Default: HTTP
        public var type: WasmPluginType?
        public var unknownFields = UnknownFields()
    }
}

extension WasmPlugin {
    /// Where in the filter chain a plugin is injected.
    public enum Phase: String, Choice {
        /// The control plane decides; generally at the end, right before the router.
        case unspecifiedPhase = "UNSPECIFIED_PHASE"
        /// Before the Istio authentication filters.
        case authn = "AUTHN"
        /// Before the Istio authorization filters, after authentication.
        case authz = "AUTHZ"
        /// Before the Istio stats filters, after authorization.
        case stats = "STATS"
    }
}
