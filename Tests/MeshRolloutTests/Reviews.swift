/// Manifests of a service `reviews` in the namespace `prod`.
enum Reviews {
    /// A VirtualService whose HTTP routes are given as lines at its indent.
    static func virtualService(_ routes: String, name: String = "reviews") -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: \(name), namespace: prod}
        spec:
          hosts: [\(name)]
          http:
        \(routes)

        """
    }

    /// One route to versions with weights: `["v1": 90, "v2": 10]`, in order.
    static func route(_ shares: KeyValuePairs<String, Int>, name: String? = nil) -> String {
        let targets = shares.map { version, weight in
            "    - destination: {host: reviews, subset: \(version)}\n      weight: \(weight)"
        }
        let title = name.map { "  - name: \($0)\n    match: [{uri: {prefix: /\($0)}}]\n    route:" } ?? "  - route:"
        return ([title] + targets).joined(separator: "\n")
    }

    static func split(_ shares: KeyValuePairs<String, Int>) -> String { virtualService(route(shares)) }

    static let sole = virtualService("  - route:\n    - destination: {host: reviews, subset: v1}")

    static func rule(_ versions: String..., host: String = "reviews") -> String {
        let subsets = versions.map { "  - {name: \($0), labels: {version: \($0)}}" }
        return """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: reviews, namespace: prod}
            spec:
              host: "\(host)"
              subsets:
            \(subsets.joined(separator: "\n"))

            """
    }

    static func service(app: String = "reviews") -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: reviews, namespace: prod}
        spec:
          selector: {app: \(app)}
          ports: [{name: http, port: 9080}]

        """
    }

    static func deployment(_ version: String, app: String = "reviews") -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(app)-\(version), namespace: prod}
        spec:
          replicas: 3
          selector: {matchLabels: {app: \(app), version: \(version)}}
          template:
            metadata: {labels: {app: \(app), version: \(version)}}
            spec: {containers: [{name: a, image: "registry.example.com/a:\(version)"}]}

        """
    }

    static func autoscaler(_ workload: String, _ least: Int, _ most: Int) -> String {
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: \(workload), namespace: prod}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: \(workload)}
          minReplicas: \(least)
          maxReplicas: \(most)

        """
    }
}
