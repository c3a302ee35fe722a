import MeshModel
import YAML

/// A Secret that a Gateway takes certificates from.
struct GatewayCredential {
    var name: String
    var path: FieldPath
    /// Whether clients show certificates too, so that the Secret, or one named like it, holds those to check them with.
    var isMutual: Bool
    /// Whether it only holds what client certificates are checked with.
    var isAuthority = false
}

extension Located where Kind == Gateway {
    /// The Secrets that the servers of the Gateway name.
    var credentials: [GatewayCredential] {
        (resource.spec.servers ?? []).enumerated().flatMap { index, server -> [GatewayCredential] in
            guard let tls = server.tls else { return [] }
            let path = FieldPath.root.spec.servers[index].tls
            let isMutual = tls.mode == .mutual || tls.mode == .optionalMutual
            var credentials: [GatewayCredential] = []
            if let name = tls.credentialName {
                credentials.append(GatewayCredential(name: name, path: path.credentialName, isMutual: isMutual))
            }
            for (item, name) in (tls.credentialNames ?? []).enumerated() {
                credentials.append(GatewayCredential(name: name, path: path.credentialNames[item], isMutual: isMutual))
            }
            if let name = tls.caCertCredentialName {
                let path = path.caCertCredentialName
                credentials.append(GatewayCredential(name: name, path: path, isMutual: true, isAuthority: true))
            }
            // Other sources than Secrets are written as an address: `configmap://`, `builtin://`.
            return credentials.filter { !$0.name.isEmpty && !$0.name.contains("://") }
        }
    }
}

extension MeshSnapshot {
    /// The namespaces of the pods that a Gateway configures: where its Secrets have to be.
    func podNamespaces(of gateway: Located<Gateway>) -> [String] {
        let labels = gateway.resource.spec.selector ?? [:]
        let found = Set(workloads.selected(by: labels).map(\.namespace))
        if found.isEmpty, !isComplete, labels == ["istio": "ingressgateway"] { return ["istio-system"] }
        return found.sorted()
    }
}
