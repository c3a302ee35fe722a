import MeshModel
import YAML

/// Reports versions of a service that get traffic but cannot grow with it.
struct CanaryHeadroomRule: LintRule {
    static let info = RuleInfo(
        "MG716",
        "canary-headroom",
        .warning,
        summary: "A version that gets traffic has no autoscaler while another version of the service has one.",
        reason: """
            A canary is asked to take over more and more traffic: without an autoscaler it keeps the pods it began with, is \
            overloaded on the way up, and looks worse than it is (argoproj/argo-rollouts #336, fluxcd/flagger #1668). Reported for \
            the subset of a route with a weight whose workload nothing scales, where some other version of the host is scaled.
            """,
        help: "give the version a HorizontalPodAutoscaler of its own",
        covers: ["Check 25"],
        accepts: [
            Example(
                """
                \(system(weight: "10"))
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: cart-v2}
                spec: {scaleTargetRef: {kind: Deployment, name: cart-v2}, maxReplicas: 4}
                """
            ),
            Example(system(weight: "0")),
        ],
        rejects: [
            Example(
                system(
                    weight:
                        "10 # ← 10 % go to Deployment 'cart-v2', which no autoscaler scales, while one scales 'cart-v1'"
                )
            )
        ]
    )

    private static func system(weight: String) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart-v1}
        spec:
          selector: {matchLabels: {app: cart, version: v1}}
          template:
            metadata: {labels: {app: cart, version: v1}}
            spec: {containers: [{name: app, image: "cart:1"}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart-v2}
        spec:
          selector: {matchLabels: {app: cart, version: v2}}
          template:
            metadata: {labels: {app: cart, version: v2}}
            spec: {containers: [{name: app, image: "cart:2"}]}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: cart-v1}
        spec: {scaleTargetRef: {kind: Deployment, name: cart-v1}, maxReplicas: 4}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart}
        spec:
          host: cart
          subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart}
        spec:
          hosts: [cart]
          http:
            - route:
                - {destination: {host: cart, subset: v1}, weight: 90}
                - destination: {host: cart, subset: v2}
                  weight: \(weight)
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard !mesh.all(HorizontalPodAutoscaler.self).isEmpty else { return }
        let subsets = SubsetLabels(mesh)
        for service in mesh.all(VirtualService.self) {
            for (index, http) in (service.resource.spec.http ?? []).enumerated() where http.route?.count ?? 0 > 1 {
                check(http.route ?? [], of: service, at: .root.spec.http[index].route, subsets, mesh, report)
            }
        }
    }

    private func check(
        _ routes: [VirtualService.HTTPRouteDestination],
        of service: Located<VirtualService>,
        at path: FieldPath,
        _ subsets: SubsetLabels,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        let map = mesh.serviceMap
        let versions = routes.map { subsets.workloads(of: $0.destination, from: service.namespace, mesh) }
        guard let scaled = versions.joined().first(where: { map.autoscale(of: $0) != nil }) else { return }
        for (index, workloads) in versions.enumerated() {
            guard let weight = routes[index].weight, weight > 0, let first = workloads.first,
                workloads.allSatisfy({ map.autoscale(of: $0) == nil })
            else { continue }
            let message =
                "\(weight) % go to \(first.title), which no autoscaler scales, while one scales '\(scaled.name)'"
            report(service, at: path[index].weight, message)
        }
    }
}

/// The labels of subsets, by host and name.
private struct SubsetLabels {
    private var labels: [String: [String: String]] = [:]

    init(_ mesh: MeshSnapshot) {
        for rule in mesh.all(DestinationRule.self) {
            let host = HostName.full(rule.resource.spec.host, in: rule.namespace)
            for subset in rule.resource.spec.subsets ?? [] { labels["\(host) \(subset.name)"] = subset.labels ?? [:] }
        }
    }

    /// The Deployments behind a destination; none without a subset.
    func workloads(of destination: Destination, from namespace: String, _ mesh: MeshSnapshot) -> [Workload] {
        guard let subset = destination.subset, let host = mesh.hosts.lookUp(destination.host, from: namespace).first,
            let labels = labels["\(host.name) \(subset)"]
        else { return [] }
        return mesh.serviceMap.workloads(behind: host).filter { $0.kind == "Deployment" && $0.labels.holds(labels) }
    }
}
