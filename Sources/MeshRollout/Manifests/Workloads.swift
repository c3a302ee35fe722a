import YAML

/// The workloads behind a service, as far as manifests show them.
struct Workloads: Sendable {
    /// A workload whose pods the service selects.
    struct Workload: Sendable {
        let name: String
        let labels: [String: String]
        /// What is written; Kubernetes takes 1 for none.
        let replicas: Int
        let place: String
    }

    let workloads: [Workload]

    init(_ files: [ManifestFile], _ service: ServiceName) {
        let selector = Self.selector(files, service)
        workloads = files.flatMap { file in
            ["Deployment", "StatefulSet", "DaemonSet"].flatMap { kind in
                file.resources(kind, group: "apps").filter { node in
                    ServiceName(name: service.name, namespace: node.resourceNamespace).matches(service)
                }.compactMap { Self.workload($0, in: file.path) }
            }
        }.filter { workload in
            selector.map { $0.isPart(of: workload.labels) }
                ?? (workload.labels["app"] == service.name
                    || workload.labels["app.kubernetes.io/name"] == service.name)
        }
    }

    /// The labels by which the service selects its pods; `nil` if no Service is at hand or it selects none.
    static func selector(_ files: [ManifestFile], _ service: ServiceName) -> [String: String]? {
        let found = files.lazy.flatMap { $0.resources("Service", group: "") }.first { node in
            ServiceName(name: node.resourceName, namespace: node.resourceNamespace).matches(service)
        }
        guard let selector = found?["spec"]?["selector"]?.texts, !selector.isEmpty else { return nil }
        return selector
    }

    private static func workload(_ node: Node, in file: String) -> Workload? {
        guard let labels = node["spec"]?["template"]?["metadata"]?["labels"]?.texts else { return nil }
        var replicas = 1
        if case .int(let written) = node["spec"]?["replicas"]?.scalar { replicas = written }
        return Workload(
            name: node.resourceName,
            labels: labels,
            replicas: replicas,
            place: "\(file):\(node.mark.line)"
        )
    }

    /// The workloads of a version: those with the labels of its subset, or with the label `version`.
    func providing(_ version: String, _ table: RouteTable) -> [Workload] {
        let rules = table.rules + table.wildcards
        let subset = rules.lazy.compactMap { $0.subset(version)?["labels"]?.texts }.first { !$0.isEmpty }
        return workloads.filter { workload in
            subset.map { $0.isPart(of: workload.labels) } ?? (workload.labels["version"] == version)
        }
    }

    /// The names of the versions, sorted.
    func versions(_ table: RouteTable) -> [String] {
        let named = table.subsets.filter { !providing($0, table).isEmpty }
        return Set(named + workloads.compactMap { $0.labels["version"] }).sorted()
    }
}

extension [String: String] {
    /// Whether all of these are among others.
    func isPart(of others: [String: String]) -> Bool { allSatisfy { others[$0.key] == $0.value } }
}
