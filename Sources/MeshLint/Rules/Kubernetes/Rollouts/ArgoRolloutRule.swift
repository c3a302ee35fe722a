import MeshModel
import YAML

/// Reports Argo Rollouts that do not go together with the VirtualService and DestinationRule that they change.
struct ArgoRolloutRule: LintRule {
    static let info = RuleInfo(
        "MG720",
        "argo-rollout-routing",
        .error,
        summary: "A Rollout cannot shift traffic with the VirtualService or DestinationRule that it names.",
        reason: """
            Argo Rollouts sets the weights of the routes that the Rollout names: each needs a destination for the stable and one for \
            the canary version, and with several routes they have to be named (argoproj/argo-rollouts #849, #336, #3125). Weights \
            other than 100 and 0 in the manifest are set back by the next GitOps sync in the middle of a rollout (#2463, #3141). \
            What is missing is told only where others of its kind in the namespace are among the inputs, or these are complete.
            """,
        help: "name the VirtualService, its routes, and the subsets of its DestinationRule as they are",
        covers: ["Check 25"],
        accepts: [
            Example(
                """
                \(rollout)
                ---
                \(rule("stable", "canary"))
                ---
                \(service(stable: "100", canary: "0"))
                """
            )
        ],
        rejects: [
            Example(
                """
                \(rollout.marked("canarySubsetName", "DestinationRule 'cart' has no subset 'canary'"))
                  template: {metadata: {labels: {app: cart}}}
                ---
                \(rule("stable", "v2"))
                ---
                \(service(stable: "80 # ← Rollout 'cart' sets this weight", canary: "20"))
                """
            ),
            Example(
                """
                \(rollout.marked("stableSubsetName", "subset 'stable' asks for app=cart, which the pods of the Rollout do not have"))
                  template: {metadata: {labels: {app: card}}}
                ---
                \(rule("stable", "canary", canaryLabels: "{app: card, rollouts-pod-template-hash: x}"))
                """
            ),
            Example(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: cart}
                spec:
                  strategy:
                    canary:
                      stableService: cart
                      canaryService: cart-canary # ← there is no Service 'cart-canary'
                      trafficRouting: {istio: {virtualService: {name: cart}}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                """
            ),
            Example(
                """
                \(rollout.marked("routes", "VirtualService 'cart' has no route 'primary'"))
                ---
                \(rule("stable", "canary"))
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - name: main
                      route: [{destination: {host: cart, subset: stable}}]
                """
            ),
            Example(
                """
                \(rollout)
                ---
                \(rule("stable", "canary"))
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - name: primary
                      route: [{destination: {host: cart, subset: stable}}] # ← route 'primary' has no destination for subset 'canary'
                """
            ),
        ]
    )

    private static let rollout = """
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: cart}
        spec:
          strategy:
            canary:
              trafficRouting:
                istio:
                  virtualService:
                    name: cart
                    routes: [primary]
                  destinationRule:
                    name: cart
                    stableSubsetName: stable
                    canarySubsetName: canary
        """

    private static func rule(_ stable: String, _ canary: String, canaryLabels: String = "{app: cart}") -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart}
        spec:
          host: cart
          subsets: [{name: \(stable), labels: {app: cart}}, {name: \(canary), labels: \(canaryLabels)}]
        """
    }

    private static func service(stable: String, canary: String) -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart}
        spec:
          hosts: [cart]
          http:
            - name: primary
              route:
                - destination: {host: cart, subset: stable}
                  weight: \(stable)
                - destination: {host: cart, subset: canary}
                  weight: \(canary)
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        let rollouts = mesh.all(RawResource.self).filter { $0.document.kind == "Rollout" }
        for rollout in rollouts {
            let canary = AnyValue(rollout.document.tape)["spec"]?["strategy"]?["canary"]
            guard let canary, let istio = canary["trafficRouting"]?["istio"] else { continue }
            let path = FieldPath.root.spec.strategy.canary.trafficRouting.istio
            let versions = RolloutVersions(canary, istio)
            checkServices(canary, rollout, mesh, report)
            if let name = istio["destinationRule"]?["name"]?.string {
                checkRule(name, istio, rollout, at: path.destinationRule, mesh, report)
            }
            if let service = istio["virtualService"] {
                checkService(service, versions, rollout, at: path.virtualService, mesh, report)
            }
            for (index, service) in (istio["virtualServices"]?.items ?? []).enumerated() {
                checkService(service, versions, rollout, at: path.virtualServices[index], mesh, report)
            }
        }
    }

    private func checkServices(
        _ canary: AnyValue,
        _ rollout: Located<RawResource>,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        guard mesh.knowsServices(of: rollout.namespace) else { return }
        for field in ["stableService", "canaryService"] {
            guard let name = canary[field]?.string,
                mesh.hosts.hosts(named: HostName.ofService(name, in: rollout.namespace)).isEmpty
            else { continue }
            let message = "there is no Service '\(name)' in namespace '\(rollout.namespace)'"
            report(rollout, at: .root.spec.strategy.canary[field], message)
        }
    }

    private func checkRule(
        _ name: String,
        _ istio: AnyValue,
        _ rollout: Located<RawResource>,
        at path: FieldPath,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        let rule = mesh.all(DestinationRule.self).first { $0.name == name && $0.namespace == rollout.namespace }
        guard let rule else {
            guard mesh.knows("DestinationRule", of: rollout.namespace) else { return }
            return report(
                rollout,
                at: path.name,
                "there is no DestinationRule '\(name)' in namespace '\(rollout.namespace)'"
            )
        }
        let template = AnyValue(rollout.document.tape)["spec"]?["template"]?["metadata"]?["labels"]
        let pods = template?.decoded(as: [String: String].self)
        for field in ["stableSubsetName", "canarySubsetName"] {
            guard let wanted = istio["destinationRule"]?[field]?.string else { continue }
            guard let subset = (rule.resource.spec.subsets ?? []).first(where: { $0.name == wanted }) else {
                report(rollout, at: path[field], "DestinationRule '\(name)' has no subset '\(wanted)'")
                continue
            }
            // Argo Rollouts adds the hash that tells the versions apart.
            let labels = (subset.labels ?? [:]).filter { $0.key != "rollouts-pod-template-hash" }
            guard let pods, let missing = labels.keys.sorted().first(where: { pods[$0] != labels[$0] }) else {
                continue
            }
            let label = "\(missing)=\(labels[missing] ?? "")"
            report(
                rollout,
                at: path[field],
                "subset '\(wanted)' asks for \(label), which the pods of the Rollout do not have"
            )
        }
    }

    private func checkService(
        _ reference: AnyValue,
        _ versions: RolloutVersions,
        _ rollout: Located<RawResource>,
        at path: FieldPath,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        guard let name = reference["name"]?.string, !name.contains("/") else { return }
        let service = mesh.all(VirtualService.self).first { $0.name == name && $0.namespace == rollout.namespace }
        guard let service else {
            guard mesh.knows("VirtualService", of: rollout.namespace) else { return }
            return report(
                rollout,
                at: path.name,
                "there is no VirtualService '\(name)' in namespace '\(rollout.namespace)'"
            )
        }
        let routes = service.resource.spec.http ?? []
        let named = (reference["routes"]?.items ?? []).compactMap(\.string)
        if named.isEmpty, routes.count > 1 {
            report(
                rollout,
                at: path,
                "VirtualService '\(name)' has \(routes.count) routes, so 'routes' has to name some"
            )
        }
        for wanted in named where !routes.contains(where: { $0.name == wanted }) {
            report(rollout, at: path.routes, "VirtualService '\(name)' has no route '\(wanted)'")
        }
        for (index, route) in routes.enumerated()
        where named.isEmpty && routes.count == 1 || named.contains(route.name ?? "") {
            check(route, versions, rollout, service, at: .root.spec.http[index].route, report)
        }
    }

    private func check(
        _ route: VirtualService.HTTPRoute,
        _ versions: RolloutVersions,
        _ rollout: Located<RawResource>,
        _ service: Located<VirtualService>,
        at path: FieldPath,
        _ report: Report
    ) {
        let destinations = route.route ?? []
        guard let stable = destinations.firstIndex(where: { versions.stable.names($0.destination) }) else {
            return report(
                service,
                at: path,
                "route '\(route.name ?? "")' has no destination for \(versions.stable.title)"
            )
        }
        guard destinations.contains(where: { versions.canary.names($0.destination) }) else {
            return report(
                service,
                at: path,
                "route '\(route.name ?? "")' has no destination for \(versions.canary.title)"
            )
        }
        guard let weight = destinations[stable].weight, weight != 100, weight != 0 else { return }
        let message = "Rollout '\(rollout.name)' sets this weight; \(weight) comes back with the next sync"
        report(
            service,
            at: path[stable].weight,
            message,
            severity: .warning,
            help: "write 100 for the stable and 0 for the canary version"
        )
    }
}
