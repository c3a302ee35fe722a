import MeshModel
import YAML

extension MeshSnapshot {
    /// Calls `body` with every connection pool: those of DestinationRules, and those of Sidecars for what comes in.
    func forEachConnectionPool(_ body: (ConnectionPoolSettings, LintDocument, () -> FieldPath) -> Void) {
        for rule in all(DestinationRule.self) {
            rule.resource.spec.forEachSettings { settings, site in
                if let pool = settings.connectionPool { body(pool, rule.document) { site.path.connectionPool } }
            }
        }
        for sidecar in all(Sidecar.self) {
            let root = FieldPath.root.spec
            if let pool = sidecar.resource.spec.inboundConnectionPool {
                body(pool, sidecar.document) { root.inboundConnectionPool }
            }
            for (index, listener) in (sidecar.resource.spec.ingress ?? []).enumerated() {
                if let pool = listener.connectionPool {
                    body(pool, sidecar.document) { root.ingress[index].connectionPool }
                }
            }
        }
    }
}
