/// What Istio documents of an annotation or label of its own.
///
/// Source: Istio, "Resource Annotations" and "Resource Labels" (istio/api, `annotation/annotations.yaml`, `label/labels.yaml`).
struct IstioAnnotation: Sendable {
    enum Status { case alpha, beta, stable }

    /// The kinds it stands on, none for any kind; `Pod` includes templates of pods.
    var kinds: [String] = []
    var status = Status.alpha
    /// What to do instead, where it is deprecated.
    var replacement: String?

    /// Annotations by name.
    static let annotations = catalog(annotationGroups)
    /// Labels by name.
    static let labels = catalog(labelGroups)

    /// Domains below which Istio's own parts keep notes.
    static let internalDomains = ["internal.istio.io", "operator.istio.io", "install.operator.istio.io"]

    /// The definition of an annotation, if Istio has one.
    static func annotation(_ name: String) -> IstioAnnotation? {
        annotations[name]
            ?? (internalDomains.contains { name.hasPrefix($0) && name.dropFirst($0.count).first == "/" } ? Self() : nil)
    }

    /// Whether a name is in Istio's care.
    static func isIstios(_ name: String) -> Bool {
        guard let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
        let domain = name.utf8[..<slash]
        guard domain.suffix(8).elementsEqual("istio.io".utf8) else { return false }
        return domain.count == 8 || domain.dropLast(8).last == UInt8(ascii: ".")
    }

    private typealias Group = (definition: IstioAnnotation, names: [String])

    private static func catalog(_ groups: [Group]) -> [String: IstioAnnotation] {
        var catalog: [String: IstioAnnotation] = [:]
        for group in groups {
            for name in group.names { catalog[name] = group.definition }
        }
        return catalog
    }

    private static func deprecated(_ kinds: [String], _ replacement: String) -> IstioAnnotation {
        IstioAnnotation(kinds: kinds, replacement: replacement)
    }

    private static let annotationGroups: [Group] = [
        (IstioAnnotation(kinds: ["Pod"]), podAnnotations),
        (IstioAnnotation(kinds: ["Pod"], status: .beta), ["ambient.istio.io/redirection", "proxy.istio.io/config"]),
        (IstioAnnotation(), ["galley.istio.io/analyze-suppress"]),
        (IstioAnnotation(kinds: ["AuthorizationPolicy"]), ["istio.io/dry-run"]),
        (IstioAnnotation(kinds: ["Ingress"], status: .stable), ["kubernetes.io/ingress.class"]),
        (IstioAnnotation(kinds: ["Service"]), ["networking.istio.io/exportTo"]),
        (IstioAnnotation(kinds: ["Service"], status: .stable), ["traffic.istio.io/nodeSelector"]),
        (
            IstioAnnotation(kinds: ["Service", "ServiceEntry", "Namespace"]),
            ["networking.istio.io/traffic-distribution", "istio.io/connect-strategy"]
        ),
        (IstioAnnotation(kinds: ["Namespace"]), ["topology.istio.io/controlPlaneClusters"]),
        (
            IstioAnnotation(kinds: ["Gateway", "GatewayClass"]),
            [
                "ambient.istio.io/waypoint-inbound-binding", "gateway.istio.io/controller-version",
                "gateway.istio.io/name-override", "gateway.istio.io/service-account", "istio.io/service-account",
                "networking.istio.io/address-type", "networking.istio.io/service-type",
            ]
        ),
        (
            IstioAnnotation(kinds: ["WorkloadEntry"]),
            [
                "istio.io/autoRegistrationGroup", "istio.io/connectedAt", "istio.io/disconnectedAt",
                "istio.io/workloadController", "proxy.istio.io/health-checks-enabled",
            ]
        ),
        (deprecated(["Pod"], "use the label 'sidecar.istio.io/inject' instead"), ["sidecar.istio.io/inject"]),
        (
            deprecated(["Pod"], "use the annotation 'istio.io/reroute-virtual-interfaces' instead"),
            [
                "traffic.sidecar.istio.io/kubevirtInterfaces"
            ]
        ),
        (
            deprecated(["Pod"], "use 'proxyStatsMatcher' of the annotation 'proxy.istio.io/config' instead"),
            [
                "sidecar.istio.io/statsInclusionPrefixes", "sidecar.istio.io/statsInclusionRegexps",
                "sidecar.istio.io/statsInclusionSuffixes",
            ]
        ),
        (deprecated(["Pod"], "use 'extraStatTags' or a Telemetry instead"), ["sidecar.istio.io/extraStatTags"]),
        (
            deprecated(["Pod"], "use 'discoveryAddress' of the annotation 'proxy.istio.io/config' instead"),
            [
                "sidecar.istio.io/discoveryAddress"
            ]
        ),
        (
            deprecated(["Pod"], "drop it: it has no effect"),
            [
                "alpha.istio.io/identity", "sidecar.istio.io/controlPlaneAuthPolicy",
            ]
        ),
        (
            deprecated(["Service"], "drop it: it has no effect"),
            [
                "alpha.istio.io/canonical-serviceaccounts", "alpha.istio.io/kubernetes-serviceaccounts",
            ]
        ),
    ]

    private static let podAnnotations = [
        "ambient.istio.io/bypass-inbound-capture", "ambient.istio.io/dns-capture", "inject.istio.io/templates",
        "istio.io/reroute-virtual-interfaces", "istio.io/rev", "prometheus.istio.io/merge-metrics",
        "proxy.istio.io/overrides", "readiness.status.sidecar.istio.io/applicationPorts",
        "readiness.status.sidecar.istio.io/failureThreshold", "readiness.status.sidecar.istio.io/initialDelaySeconds",
        "readiness.status.sidecar.istio.io/periodSeconds", "sidecar.istio.io/agentLogLevel",
        "sidecar.istio.io/bootstrapOverride", "sidecar.istio.io/componentLogLevel", "sidecar.istio.io/enableCoreDump",
        "sidecar.istio.io/interceptionMode", "sidecar.istio.io/logLevel", "sidecar.istio.io/nativeSidecar",
        "sidecar.istio.io/proxyCPU", "sidecar.istio.io/proxyCPULimit", "sidecar.istio.io/proxyImage",
        "sidecar.istio.io/proxyImageType", "sidecar.istio.io/proxyMemory", "sidecar.istio.io/proxyMemoryLimit",
        "sidecar.istio.io/rewriteAppHTTPProbers", "sidecar.istio.io/statsCompression",
        "sidecar.istio.io/statsHistogramBuckets", "sidecar.istio.io/status", "sidecar.istio.io/userVolume",
        "sidecar.istio.io/userVolumeMount", "status.sidecar.istio.io/port",
        "traffic.sidecar.istio.io/excludeInboundPorts", "traffic.sidecar.istio.io/excludeInterfaces",
        "traffic.sidecar.istio.io/excludeOutboundIPRanges", "traffic.sidecar.istio.io/excludeOutboundPorts",
        "traffic.sidecar.istio.io/includeInboundPorts", "traffic.sidecar.istio.io/includeOutboundIPRanges",
        "traffic.sidecar.istio.io/includeOutboundPorts",
    ]

    private static let labelGroups: [Group] = [
        (IstioAnnotation(kinds: ["Pod"], status: .beta), ["sidecar.istio.io/inject"]),
        (
            IstioAnnotation(kinds: ["Pod"]),
            [
                "service.istio.io/canonical-name", "service.istio.io/canonical-revision",
                "service.istio.io/workload-name",
            ]
        ),
        (IstioAnnotation(kinds: ["Pod", "Namespace"]), ["istio.io/dataplane-mode"]),
        (IstioAnnotation(kinds: ["Namespace"]), ["istio-injection"]),
        (
            IstioAnnotation(kinds: ["Namespace", "Pod", "Service", "ServiceEntry", "WorkloadEntry"], status: .beta),
            ["istio.io/use-waypoint", "istio.io/use-waypoint-namespace"]
        ),
        (IstioAnnotation(), ["istio.io/rev", "istio.io/tag", "istio.io/gateway-name", "gateway.istio.io/managed"]),
        (IstioAnnotation(kinds: ["Service", "ServiceEntry", "Namespace"]), ["istio.io/ingress-use-waypoint"]),
        (IstioAnnotation(kinds: ["Gateway", "GatewayClass"]), ["istio.io/waypoint-for"]),
        (IstioAnnotation(kinds: ["Service"]), ["networking.istio.io/gatewayPort", "istio.io/global"]),
        (IstioAnnotation(kinds: ["ServiceEntry"]), ["networking.istio.io/enable-autoallocate-ip"]),
        (IstioAnnotation(), ["topology.istio.io/network", "topology.istio.io/cluster", "topology.istio.io/subzone"]),
        (deprecated(["Pod"], "leave it to the injection"), ["security.istio.io/tlsMode"]),
    ]
}
