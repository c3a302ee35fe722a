import MeshModel
import YAML

/// Reports servers that take TLS versions with known weaknesses.
struct OldTLSVersionRule: LintRule {
    static let info = RuleInfo(
        "MG621",
        "old-tls-version",
        .warning,
        summary: "A Gateway takes a TLS version below 1.2.",
        reason: "TLS 1.0 and 1.1 are broken and were retired by RFC 8996. Istio's own minimum is 1.2.",
        help: "use TLSV1_2 or TLSV1_3, or leave the field out",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: web, namespace: shop}
                spec:
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com]
                      tls: {mode: SIMPLE, credentialName: shop-tls, minProtocolVersion: TLSV1_2}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: web, namespace: shop}
                spec:
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com]
                      tls:
                        mode: SIMPLE
                        credentialName: shop-tls
                        minProtocolVersion: TLSV1_0 # ← takes TLS 1.0
                        maxProtocolVersion: TLSV1_1 # ← takes nothing above TLS 1.1
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) {
            for (index, server) in (gateway.resource.spec.servers ?? []).enumerated() {
                let path = FieldPath.root.spec.servers[index].tls
                if let version = server.tls?.minProtocolVersion?.oldVersion {
                    report(gateway, at: path.minProtocolVersion, "the server takes TLS \(version)")
                }
                if let version = server.tls?.maxProtocolVersion?.oldVersion {
                    report(gateway, at: path.maxProtocolVersion, "the server takes nothing above TLS \(version)")
                }
            }
        }
    }
}

extension ServerTLSSettings.ProtocolVersion {
    fileprivate var oldVersion: String? {
        switch self {
        case .tlsV1_0: "1.0"
        case .tlsV1_1: "1.1"
        default: nil
        }
    }
}
