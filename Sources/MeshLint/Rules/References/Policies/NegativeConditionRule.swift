import MeshModel
import YAML

/// Reports resources of which a controller says that they do not work.
struct NegativeConditionRule: LintRule {
    static let info = RuleInfo(
        "MG251",
        "negative-condition",
        .warning,
        aliases: ["IST0171"],
        summary: "The status of a resource says that it is not accepted or does not work.",
        reason: """
            Controllers of Istio and of the Gateway API write into the status of a resource whether they accept it, \
            program it and find what it refers to. Only resources that come from a cluster have one.
            """,
        help: "see the message of the condition",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                status: {conditions: [{type: istio.io/WaypointBound, status: "True"}, {type: Ready, status: "False"}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                status:
                  conditions:
                    - type: istio.io/WaypointBound # ← istio.io/WaypointBound is false: waypoint is gone
                      status: "False"
                      message: waypoint is gone
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: cart, namespace: shop}
                spec: {parentRefs: [{name: front}]}
                status:
                  parents:
                    - parentRef: {name: front}
                      controllerName: istio.io/gateway-controller
                      conditions:
                        - {type: Accepted, status: "False", reason: NotAllowedByListeners} # ← Accepted is false: NotAllowedByListeners
                """
            )
        ]
    )

    private static let conditions: Set<String> = [
        "istio.io/WaypointBound", "istio.io/WaypointAccepted", "ZtunnelAccepted", "WaypointAccepted", "WaypointBound",
        "Accepted", "Programmed", "ResolvedRefs",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for item in mesh.all(Service.self) { check(item, item.resource.status, report) }
        for item in mesh.all(ServiceEntry.self) { check(item, item.resource.status, report) }
        for item in mesh.all(AuthorizationPolicy.self) { check(item, item.resource.status, report) }
        for item in mesh.all(RequestAuthentication.self) { check(item, item.resource.status, report) }
        for item in mesh.all(Telemetry.self) { check(item, item.resource.status, report) }
        for item in mesh.all(WasmPlugin.self) { check(item, item.resource.status, report) }
        for item in mesh.all(KubernetesGateway.self) {
            check(item, item.resource.status, report)
            checkParts("listeners", of: item, item.resource.status, report)
        }
        for item in mesh.all(HTTPRoute.self) { checkParts("parents", of: item, item.resource.status, report) }
        for item in mesh.all(GRPCRoute.self) { checkParts("parents", of: item, item.resource.status, report) }
    }

    /// Conditions of each listener, or for each gateway of a route.
    private func checkParts(_ key: String, of item: some Placed, _ status: AnyValue?, _ report: Report) {
        for (index, part) in (status?[key]?.items ?? []).enumerated() {
            check(item, part, at: FieldPath.root.status[key][index], report)
        }
    }

    private func check(_ item: some Placed, _ status: AnyValue?, at path: FieldPath = .root.status, _ report: Report) {
        for (index, condition) in (status?["conditions"]?.items ?? []).enumerated() {
            guard let type = condition["type"]?.string, Self.conditions.contains(type),
                condition["status"]?.string == "False"
            else { continue }
            let reason = condition["message"]?.string ?? condition["reason"]?.string ?? "no reason is given"
            report(item, at: path.conditions[index], "\(type) is false: \(reason)")
        }
    }
}
