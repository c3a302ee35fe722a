import MeshModel

/// What istiod must know for the resources of the mesh to work.
///
/// Source: Istio, "Global Mesh Options" (`MeshConfig`).
enum MeshConfiguration {
    static let accessLogProvider = "json-access-log"
    static let rootNamespace = "istio-system"

    /// Statistics of Envoy that the alerts and dashboards read and that Istio leaves out unless told otherwise.
    ///
    /// Source: Istio, "Envoy Statistics"; Envoy, "Cluster manager statistics".
    static let proxyStatistics = [
        "circuit_breakers.default.cx_open", "circuit_breakers.default.rq_pending_open",
        "outlier_detection.ejections_active", "upstream_cx_active", "upstream_cx_connect_fail",
        "upstream_cx_overflow", "upstream_rq_pending_active", "upstream_rq_pending_overflow", "upstream_rq_retry",
    ]
}

extension MeshLowering {
    var meshConfigurationName: String { "\(plan.name)-mesh-config" }

    /// Settings that istiod merges into its own.
    func meshConfiguration(_ observability: Observability) -> ConfigMap {
        ConfigMap(
            metadata(meshConfigurationName, in: MeshConfiguration.rootNamespace),
            data: ["mesh": meshSettings(observability).text]
        )
    }

    /// Source: Istio, `pilot-discovery` environment variables; istio/istio pull requests 31715 and 33803.
    var meshConfigurationNote: String {
        """
        Settings of the whole mesh, in all namespaces, that the Telemetry of this one refers to. istiod merges them \
        into its own if its environment names this ConfigMap:
          helm upgrade istiod istio/istiod -n istio-system --reuse-values \
        --set env.SHARED_MESH_CONFIG=\(meshConfigurationName)
          istioctl install --set values.pilot.env.SHARED_MESH_CONFIG=\(meshConfigurationName)
        What the ConfigMap "istio" says too wins over this. Pods take over defaultConfig when they restart.
        """
    }

    private func meshSettings(_ observability: Observability) -> AnyValue {
        var settings: [(String, AnyValue)] = [
            ("enablePrometheusMerge", true),
            ("accessLogEncoding", "JSON"),
        ]
        // A path that is written in another way must not pass for another path.
        settings.append(("pathNormalization", ["normalization": "DECODE_AND_MERGE_SLASHES"]))
        let statistics = AnyValue(MeshConfiguration.proxyStatistics)
        settings.append(("defaultConfig", ["proxyStatsMatcher": ["inclusionSuffixes": statistics]]))
        let providers = observability.collectors.map(\.provider) + [accessLogProvider(observability.tracing)]
        settings.append(("extensionProviders", AnyValue(providers)))
        return AnyValue(object: settings)
    }

    /// One line of JSON a request, with the path but not the query, which may hold secrets.
    private func accessLogProvider(_ tracing: Observability.Tracing) -> AnyValue {
        [
            "name": AnyValue(MeshConfiguration.accessLogProvider),
            "envoyFileAccessLog": [
                "path": "/dev/stdout", "logFormat": ["labels": AnyValue(AccessLog.fields(tracing))],
            ],
        ]
    }
}

extension Observability.Collector {
    fileprivate var provider: AnyValue {
        ["name": AnyValue(name), name: ["service": AnyValue(host), "port": AnyValue(port), "maxTagLength": 256]]
    }
}

extension AnyValue {
    /// An object with the entries in their order.
    init(object entries: [(String, AnyValue)]) {
        var tape = Tape()
        tape.beginObject()
        for (key, value) in entries {
            tape.key(key)
            value.encode(to: &tape)
        }
        tape.endObject()
        self.init(tape)
    }
}
