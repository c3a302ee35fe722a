import MeshModel
import YAML

extension MeshSnapshot {
    /// Calls `body` with the TLS settings of every server: those of Gateways, and those of Sidecars for what comes in.
    func forEachServerTLS(_ body: (ServerTLSSettings, LintDocument, () -> FieldPath) -> Void) {
        for gateway in all(Gateway.self) {
            for (index, server) in (gateway.resource.spec.servers ?? []).enumerated() {
                if let tls = server.tls { body(tls, gateway.document) { .root.spec.servers[index].tls } }
            }
        }
        for sidecar in all(Sidecar.self) {
            for (index, listener) in (sidecar.resource.spec.ingress ?? []).enumerated() {
                if let tls = listener.tls { body(tls, sidecar.document) { .root.spec.ingress[index].tls } }
            }
        }
    }
}

extension ServerTLSSettings {
    /// The mode that holds; `nil` where it is written but none of the modes.
    var effectiveMode: Mode? { mode ?? (isUnread("mode") ? nil : .passthrough) }

    /// Whether the proxy ends TLS itself, with a certificate that the settings name.
    var needsCertificate: Bool { mode == .simple || mode == .mutual || mode == .optionalMutual }

    /// Whether TLS goes on to the destination.
    var passesThrough: Bool { effectiveMode == .passthrough || effectiveMode == .autoPassthrough }

    /// Whether the certificate comes from a Secret.
    var namesCredential: Bool { credentialName.isGiven || !(credentialNames ?? []).isEmpty }

    /// The names of the fields with a certificate, a key, or where they come from.
    var certificateFields: [String] {
        var names = [
            ("serverCertificate", serverCertificate), ("privateKey", privateKey), ("caCertificates", caCertificates),
            ("caCrl", caCrl), ("credentialName", credentialName),
        ].filter { $0.1.isGiven }.map(\.0)
        if !(credentialNames ?? []).isEmpty { names.append("credentialNames") }
        if !(tlsCertificates ?? []).isEmpty { names.append("tlsCertificates") }
        return names
    }
}

extension String? {
    /// Whether there is a text that is not empty; Istio does not tell the others apart.
    var isGiven: Bool { self?.isEmpty == false }
}
