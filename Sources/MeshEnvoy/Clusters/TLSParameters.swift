import MeshModel

/// What contexts of TLS have in common.
enum TLSParameters {
    /// Where Debian and its like keep the certificates of public authorities.
    static let systemAuthorities = "/etc/ssl/certs/ca-certificates.crt"

    /// TLS 1.2 and 1.3; as a client Envoy would stop at 1.2.
    static let mesh: AnyValue = [
        "tls_minimum_protocol_version": "TLSv1_2", "tls_maximum_protocol_version": "TLSv1_3",
    ]

    static func certificate(chain: String, key: String) -> AnyValue {
        ["certificate_chain": ["filename": AnyValue(chain)], "private_key": ["filename": AnyValue(key)]]
    }
}

/// The certificates of one proxy, in files of the local authority.
struct CertificateSource {
    private let scope: ProxyScope
    private var folder: String { scope.delivery.certificates }

    init(_ scope: ProxyScope) { self.scope = scope }

    private var ownName: String { "workload-\(FileName.of(scope.proxy.id))" }

    /// The proxy's certificate, where it is named in place.
    var own: AnyValue? {
        scope.delivery.source("sds", ownName) == nil ? [certificate(ownName)] : nil
    }

    /// The proxy's certificate, where it is watched so that it can be renewed.
    var watchedOwn: AnyValue? { watched(ownName) }

    /// The mesh's authority, and which of its identities are good; any for none.
    func meshAuthority(_ identities: [String]) -> AnyValue {
        let matchers: [AnyValue] =
            identities.isEmpty
            ? [["san_type": "URI", "matcher": ["prefix": AnyValue("spiffe://\(SPIFFE.trustDomain)/")]]]
            : identities.map { ["san_type": "URI", "matcher": ["exact": AnyValue($0)]] }
        return [
            "trusted_ca": ["filename": AnyValue("\(folder)/mesh-ca.crt")],
            "match_typed_subject_alt_names": AnyValue(matchers),
        ]
    }

    /// The certificate of a host that a gateway serves, where it is named in place.
    func server(_ credential: String) -> AnyValue? {
        scope.delivery.source("sds", "x") == nil ? [certificate("gateway-\(FileName.of(credential))")] : nil
    }

    func watchedServer(_ credential: String) -> AnyValue? { watched("gateway-\(FileName.of(credential))") }

    /// Whom the clients of a gateway's certificate must have theirs from.
    func clientAuthority(_ credential: String) -> String { "\(folder)/gateway-\(FileName.of(credential))-ca.crt" }

    private func certificate(_ name: String) -> AnyValue {
        TLSParameters.certificate(chain: "\(folder)/\(name).crt", key: "\(folder)/\(name).key")
    }

    private func watched(_ name: String) -> AnyValue? {
        guard let source = scope.delivery.source("sds", name) else { return nil }
        if !scope.result.secrets.contains(where: { $0.name == name }) {
            scope.result.secrets.append((name, ["name": AnyValue(name), "tls_certificate": certificate(name)]))
        }
        return [["name": AnyValue(name), "sds_config": source]]
    }
}
