import MeshModel
import YAML

extension Workload {
    /// Its containers, those that start first included, and where they stand.
    var allContainers: [(path: FieldPath, container: Container)] {
        var found: [(path: FieldPath, container: Container)] = []
        found.reserveCapacity(spec.containers.count)
        for (index, container) in (spec.initContainers ?? []).enumerated() {
            found.append((specPath.initContainers[index], container))
        }
        for (index, container) in spec.containers.enumerated() { found.append((specPath.containers[index], container)) }
        return found
    }
}
