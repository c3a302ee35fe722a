import MeshModel
import YAML

/// Reports fields that Istio gives up.
struct RetiredSettingRule: LintRule {
    static let info = RuleInfo(
        "MG248",
        "retired-setting",
        .warning,
        aliases: ["IST0002"],
        summary: "A field of an Istio resource is deprecated.",
        reason: """
            Istio still reads the field, warns when it is applied, and drops it some day.
            """,
        help: "use the field that took its place",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - fault: {delay: {fixedDelay: 1s, percentage: {value: 1}}}
                      route: [{destination: {host: cart}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  outboundTrafficPolicy: {mode: ALLOW_ANY}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - fault:
                        delay:
                          fixedDelay: 1s
                          percent: 1 # ← 'percent' of a delay is deprecated
                      route: [{destination: {host: cart}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  outboundTrafficPolicy:
                    mode: ALLOW_ANY
                    egressProxy: {host: egress} # ← 'egressProxy' is deprecated
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for (index, http) in (service.resource.spec.http ?? []).enumerated() {
                guard let percent = http.fault?.delay?.percent, percent > 0 else { continue }
                report(
                    service,
                    at: .root.spec.http[index].fault.delay.percent,
                    "'percent' of a delay is deprecated",
                    help: "write 'percentage: {value: \(percent)}'"
                )
            }
        }
        for sidecar in mesh.all(Sidecar.self) where sidecar.resource.spec.outboundTrafficPolicy?.egressProxy != nil {
            report(
                sidecar,
                at: .root.spec.outboundTrafficPolicy.egressProxy,
                "'egressProxy' is deprecated",
                on: .key,
                help: "route the hosts to an egress gateway with a VirtualService"
            )
        }
    }
}
