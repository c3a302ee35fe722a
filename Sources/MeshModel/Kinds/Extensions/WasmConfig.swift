/// Traffic selected by direction and port; both have to match.
///
/// Source: Istio API, `extensions/v1alpha1/wasm.proto`.
public struct TrafficSelector: Model {
    /// The direction of the traffic.
    ///
    /// - Default: CLIENT_AND_SERVER
    public var mode: Mode?
    /// The destination ports, of which one has to match.
    ///
    /// - ListKey: number
    /// - Default: any port
    public var ports: [Port]?
    public var unknownFields = UnknownFields()
}

extension TrafficSelector {
    /// The role of the workload in the traffic.
    public enum Mode: String, Choice {
        /// The default, which is for internal use.
        case undefined = "UNDEFINED"
        /// The workload is the source of the traffic.
        case client = "CLIENT"
        /// The workload is the destination of the traffic.
        case server = "SERVER"
        /// The workload is either the source or the destination.
        case clientAndServer = "CLIENT_AND_SERVER"
    }

    /// A destination port.
    public struct Port: Model {
        /// The port number.
        ///
        /// - Allowed: 1...65535
        public var number: Int
        public var unknownFields = UnknownFields()
    }
}

/// The configuration of a Wasm VM.
public struct WasmVMConfig: Model {
    /// The environment variables of the VM.
    ///
    /// - Count: ...256
    /// - ListKey: name
    public var env: [EnvVar]?
    public var unknownFields = UnknownFields()
}

extension WasmVMConfig {
    /// An environment variable of a Wasm VM.
    ///
    /// - Rule: (has(self.valueFrom) ? self.valueFrom : "") != "HOST" || !has(self.value) => value may only be set when valueFrom is INLINE
    public struct EnvVar: Model {
        /// The name of the environment variable.
        ///
        /// - Length: 1...256
        public var name: String
        /// Where the value comes from.
        ///
        /// - Default: INLINE
        public var valueFrom: EnvValueSource?
        /// The value of the environment variable; for `INLINE` only.
        ///
        /// - Length: ...2048
        public var value: String?
        public var unknownFields = UnknownFields()
    }

    /// Where the value of an environment variable comes from.
    public enum EnvValueSource: String, Choice {
        /// The value given here.
        case inline = "INLINE"
        /// The value of the variable of the same name in the proxy's environment.
        case host = "HOST"
    }
}

/// The types of Wasm extension.
public enum WasmPluginType: String, Choice {
    /// The default, an HTTP filter.
    case unspecifiedPluginType = "UNSPECIFIED_PLUGIN_TYPE"
    /// An HTTP filter.
    case http = "HTTP"
    /// A network (TCP) filter.
    case network = "NETWORK"
}

/// What happens when a plugin fails to load or fails fatally.
public enum WasmFailStrategy: String, Choice {
    /// All requests fail.
    case failClose = "FAIL_CLOSE"
    /// The plugin is bypassed, and requests go on.
    case failOpen = "FAIL_OPEN"
    /// After a crash the plugin is created anew for the next request.
    case failReload = "FAIL_RELOAD"
}

/// When a Wasm module is fetched.
public enum WasmPullPolicy: String, Choice {
    /// `ifNotPresent`, or `always` for an OCI image with tag `latest`.
    case unspecifiedPolicy = "UNSPECIFIED_POLICY"
    /// Fetched if it is not in the cache of the proxy.
    case ifNotPresent = "IfNotPresent"
    /// Always fetched anew when the configuration changes.
    case always = "Always"
}
