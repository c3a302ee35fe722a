import MeshLint
import MeshModel

extension ProxyScope {
    /// Whether a policy is for the proxy: of its own namespace or of the whole mesh's, and for its labels.
    ///
    /// - Parameter isTargeted: whether it names resources instead, which is for waypoints and Kubernetes gateways.
    func isSelected(by selector: PolicySelector?, of document: LintDocument, isTargeted: Bool = false) -> Bool {
        guard document.namespace == proxy.namespace || document.namespace == mesh.rootNamespace, !isTargeted else {
            return false
        }
        return proxy.labels.holds(selector?.matchLabels ?? [:])
    }
}
