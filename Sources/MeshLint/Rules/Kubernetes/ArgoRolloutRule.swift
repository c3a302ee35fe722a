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
                ---
                \(rule("stable", "v2"))
                ---
                \(service(stable: "80 # ← Rollout 'cart' sets this weight", canary: "20"))
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

    private static func rule(_ stable: String, _ canary: String) -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart}
        spec:
          host: cart
          subsets: [{name: \(stable), labels: {app: cart}}, {name: \(canary), labels: {app: cart}}]
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
        let subsets = Set((rule.resource.spec.subsets ?? []).map(\.name))
        for field in ["stableSubsetName", "canarySubsetName"] {
            guard let subset = istio["destinationRule"]?[field]?.string, !subsets.contains(subset) else { continue }
            report(rollout, at: path[field], "DestinationRule '\(name)' has no subset '\(subset)'")
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

/// The two versions of a Rollout, by subsets or by Services.
private struct RolloutVersions {
    struct Version {
        var subset: String?
        var host: String?

        func names(_ destination: Destination) -> Bool {
            if let subset { return destination.subset == subset }
            return host.map { destination.host == $0 || destination.host.hasPrefix("\($0).") } ?? true
        }

        var title: String { subset.map { "subset '\($0)'" } ?? "Service '\(host ?? "")'" }
    }

    var stable: Version
    var canary: Version

    init(_ canary: AnyValue, _ istio: AnyValue) {
        let rule = istio["destinationRule"]
        stable = Version(subset: rule?["stableSubsetName"]?.string, host: canary["stableService"]?.string)
        self.canary = Version(subset: rule?["canarySubsetName"]?.string, host: canary["canaryService"]?.string)
    }
}
