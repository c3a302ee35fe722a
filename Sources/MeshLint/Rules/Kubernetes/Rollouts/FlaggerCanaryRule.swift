import MeshModel
import YAML

/// Reports Canaries of Flagger without their target, and resources of the inputs that Flagger makes itself.
struct FlaggerCanaryRule: LintRule {
    static let info = RuleInfo(
        "MG721",
        "flagger-canary",
        .warning,
        summary: "A Canary has no target, or Git holds what Flagger makes from it.",
        reason: """
            Flagger makes the VirtualService, the DestinationRules and the Services from the Canary: the same ones in Git are \
            written over by each in turn, which ends canaries in the middle (fluxcd/flagger #650, #1668). It copies the autoscaler \
            that autoscalerRef names, and without it the primary pods do not scale. What is missing is told only where other \
            workloads of the namespace are among the inputs, or these are complete.
            """,
        help: "leave to Flagger what it makes, and name the target and its autoscaler in the Canary",
        covers: ["Check 25"],
        accepts: [
            Example(
                """
                \(canary(target: "cart", scaler: "autoscalerRef: {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, name: cart}"))
                ---
                \(workload)
                """
            )
        ],
        rejects: [
            Example(
                """
                \(canary(target: "card # ← there is no Deployment 'card'", scaler: "progressDeadlineSeconds: 60"))
                ---
                \(workload)
                """
            ),
            Example(
                """
                \(canary(target: "cart", scaler: "progressDeadlineSeconds: 60").marked("spec:", "HorizontalPodAutoscaler 'cart' scales the target, but autoscalerRef"))
                ---
                \(workload)
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart} # ← Flagger makes VirtualService 'cart' from Canary 'cart'
                spec: {hosts: [cart], http: [{route: [{destination: {host: cart}}]}]}
                """
            ),
        ]
    )

    private static func canary(target: String, scaler: String) -> String {
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: cart}
        spec:
          targetRef:
            kind: Deployment
            name: \(target)
          \(scaler)
          service: {port: 80}
        """
    }

    private static let workload = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: cart}
        spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}, maxReplicas: 4}
        """

    func check(_ mesh: MeshSnapshot, report: Report) {
        let canaries = mesh.all(RawResource.self).filter {
            $0.document.kind == "Canary" && $0.document.identity.group == "flagger.app"
        }
        for canary in canaries {
            guard let spec = AnyValue(canary.document.tape)["spec"], let target = spec["targetRef"]?["name"]?.string
            else { continue }
            checkTarget(target, spec, canary, mesh, report)
            checkMade(spec["service"]?["name"]?.string ?? target, canary, mesh, report)
        }
    }

    private func checkTarget(
        _ target: String,
        _ spec: AnyValue,
        _ canary: Located<RawResource>,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        let kind = spec["targetRef"]?["kind"]?.string ?? "Deployment"
        let workload = mesh.workloads.workloads(in: canary.namespace).first { $0.kind == kind && $0.name == target }
        if workload == nil, kind == "Deployment" || kind == "DaemonSet", mesh.knowsWorkloads(of: canary.namespace) {
            report(canary, at: .root.spec.targetRef.name, "there is no \(kind) '\(target)'", severity: .error)
        }
        let scaler = mesh.all(HorizontalPodAutoscaler.self).first {
            $0.namespace == canary.namespace && $0.resource.spec.scaleTargetRef.name == target
        }
        guard let scaler, spec["autoscalerRef"] == nil else { return }
        report(
            canary,
            at: .root.spec,
            "HorizontalPodAutoscaler '\(scaler.name)' scales the target, but autoscalerRef does not name it",
            on: .key
        )
    }

    private func checkMade(_ name: String, _ canary: Located<RawResource>, _ mesh: MeshSnapshot, _ report: Report) {
        for service in mesh.all(VirtualService.self) where service.name == name && service.namespace == canary.namespace
        {
            report(
                service,
                at: .root.metadata.name,
                "Flagger makes VirtualService '\(name)' from Canary '\(canary.name)'"
            )
        }
        for rule in mesh.all(DestinationRule.self) where rule.namespace == canary.namespace {
            guard rule.name == "\(name)-primary" || rule.name == "\(name)-canary" else { continue }
            report(
                rule,
                at: .root.metadata.name,
                "Flagger makes DestinationRule '\(rule.name)' from Canary '\(canary.name)'"
            )
        }
    }
}
