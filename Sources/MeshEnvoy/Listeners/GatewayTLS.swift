import MeshLint
import MeshModel

/// How a server of a gateway ends TLS: certificates, versions, and what it asks of clients.
struct GatewayTLS {
    private let scope: ProxyScope
    private let server: GatewayListeners.Server
    private var settings: ServerTLSSettings { server.spec.tls ?? .empty }

    init(_ scope: ProxyScope, _ server: GatewayListeners.Server) {
        self.scope = scope
        self.server = server
    }

    /// Which connections are meant, by the name that the client asks for; all for `*`.
    static func match(_ hosts: [String]) -> AnyValue {
        hosts.contains("*")
            ? ["transport_protocol": "tls"]
            : ["transport_protocol": "tls", "server_names": AnyValue(hosts)]
    }

    /// The name of the certificate in the folder of certificates.
    private var credential: String {
        settings.credentialName.nonEmpty ?? settings.credentialNames?.first
            ?? "\(server.gateway.namespace)-\(server.gateway.name)-\(server.index)"
    }

    var transportSocket: AnyValue {
        .extension(
            "envoy.transport_sockets.tls",
            "extensions.transport_sockets.tls.v3.DownstreamTlsContext",
            [
                "require_client_certificate": AnyValue(settings.mode == .mutual || settings.mode == .istioMutual),
                "common_tls_context": settings.mode == .istioMutual ? meshContext : context,
            ]
        )
    }

    private var context: AnyValue {
        let certificates = CertificateSource(scope)
        let isMutual = settings.mode == .mutual || settings.mode == .optionalMutual
        return .object([
            "alpn_protocols": ["h2", "http/1.1"],
            "tls_params": parameters,
            "tls_certificates": certificates.server(credential),
            "tls_certificate_sds_secret_configs": certificates.watchedServer(credential),
            "validation_context": isMutual ? authority(certificates) : nil,
        ])
    }

    private var meshContext: AnyValue {
        let certificates = CertificateSource(scope)
        return .object([
            "alpn_protocols": ["istio-peer-exchange", "h2", "http/1.1"],
            "tls_params": TLSParameters.mesh,
            "tls_certificates": certificates.own,
            "tls_certificate_sds_secret_configs": certificates.watchedOwn,
            "validation_context": certificates.meshAuthority([]),
        ])
    }

    private func authority(_ certificates: CertificateSource) -> AnyValue {
        let names = (settings.subjectAltNames ?? []).map {
            ["san_type": "DNS", "matcher": ["exact": AnyValue($0)]] as AnyValue
        }
        return .object([
            "trusted_ca": ["filename": AnyValue(certificates.clientAuthority(credential))],
            "match_typed_subject_alt_names": .list(names),
            "verify_certificate_spki": .texts(settings.verifyCertificateSpki),
            "verify_certificate_hash": .texts(settings.verifyCertificateHash),
        ])
    }

    private var parameters: AnyValue {
        .object([
            "tls_minimum_protocol_version": AnyValue(Self.version(settings.minProtocolVersion) ?? "TLSv1_2"),
            "tls_maximum_protocol_version": Self.version(settings.maxProtocolVersion).map { AnyValue($0) },
            "cipher_suites": .texts(settings.cipherSuites),
            "ecdh_curves": .texts(settings.ecdhCurves),
        ])
    }

    private static func version(_ version: ServerTLSSettings.ProtocolVersion?) -> String? {
        switch version {
        case .tlsV1_0: "TLSv1_0"
        case .tlsV1_1: "TLSv1_1"
        case .tlsV1_2: "TLSv1_2"
        case .tlsV1_3: "TLSv1_3"
        case .tlsAuto, nil: nil
        }
    }
}
