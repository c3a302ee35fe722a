import MeshLint
import MeshModel

/// How calls to a cluster are encrypted.
struct UpstreamTLS {
    private enum Mode {
        case none
        /// Mutual TLS of the mesh: the proxy's own identity, and the identities that may answer.
        case mesh(identities: [String])
        case settings(ClientTLSSettings)
    }

    private let mode: Mode
    private let cluster: OutboundCluster

    init(of cluster: OutboundCluster) {
        self.cluster = cluster
        let tls = cluster.policy.tls
        switch tls?.mode {
        case .disable?: mode = .none
        case .simple?, .mutual?: mode = tls.map(Mode.settings) ?? .none
        case .istioMutual?: mode = .mesh(identities: tls?.subjectAltNames ?? Self.identities(of: cluster))
        case nil: mode = Self.automatic(cluster)
        }
    }

    /// Mutual TLS where the pods behind the host have sidecars that take it, and nothing elsewhere.
    ///
    /// Source: Istio, "Understanding TLS Configuration", "Auto mTLS".
    private static func automatic(_ cluster: OutboundCluster) -> Mode {
        let mesh = cluster.scope.mesh
        let pods = mesh.serviceMap.workloads(behind: cluster.host)
        let takesTLS = pods.allSatisfy { pod in
            mesh.hasSidecar(pod)
                && mesh.mutualTLS.mode(of: pod, port: pod.port(for: cluster.port)).mode != .disable
        }
        return pods.isEmpty || !takesTLS ? .none : .mesh(identities: identities(of: cluster))
    }

    private static func identities(of cluster: OutboundCluster) -> [String] {
        var identities: [String] = []
        for pod in cluster.scope.mesh.serviceMap.workloads(behind: cluster.host) {
            let identity = SPIFFE.identity(pod.serviceAccount, in: pod.namespace)
            if !identities.contains(identity) { identities.append(identity) }
        }
        return identities
    }

    var transportSocket: AnyValue? {
        switch mode {
        case .none: nil
        case .mesh(let identities): socket(sni: cluster.name.sni, meshContext(identities))
        case .settings(let settings): socket(sni: settings.sni ?? cluster.host.name, context(settings))
        }
    }

    private func socket(sni: String, _ context: AnyValue) -> AnyValue {
        .extension(
            "envoy.transport_sockets.tls",
            "extensions.transport_sockets.tls.v3.UpstreamTlsContext",
            ["sni": AnyValue(sni), "common_tls_context": context]
        )
    }

    private func meshContext(_ identities: [String]) -> AnyValue {
        let certificates = CertificateSource(cluster.scope)
        return .object([
            "alpn_protocols": ["istio-peer-exchange", "istio"],
            "tls_params": TLSParameters.mesh,
            "tls_certificates": certificates.own,
            "tls_certificate_sds_secret_configs": certificates.watchedOwn,
            "validation_context": certificates.meshAuthority(identities),
        ])
    }

    private func context(_ settings: ClientTLSSettings) -> AnyValue {
        let certificate: AnyValue? = settings.clientCertificate.flatMap { chain in
            settings.privateKey.map { [TLSParameters.certificate(chain: chain, key: $0)] }
        }
        let names = (settings.subjectAltNames ?? []).map {
            ["san_type": "DNS", "matcher": ["exact": AnyValue($0)]] as AnyValue
        }
        let authority: AnyValue? =
            settings.insecureSkipVerify == true
            ? nil
            : .object([
                "trusted_ca": ["filename": AnyValue(settings.caCertificates ?? TLSParameters.systemAuthorities)],
                "match_typed_subject_alt_names": .list(names),
            ])
        return .object([
            "tls_params": TLSParameters.mesh, "tls_certificates": certificate, "validation_context": authority,
        ])
    }
}
