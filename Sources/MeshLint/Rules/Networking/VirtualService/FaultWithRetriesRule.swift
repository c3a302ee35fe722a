import MeshModel
import YAML

/// Reports faults in routes that have timeouts or retries too.
struct FaultWithRetriesRule: LintRule {
    static let info = RuleInfo(
        "MG325",
        "fault-disables-retries",
        .warning,
        summary: "A route injects faults, which switches its timeout and retries off.",
        reason: """
            Istio injects the faults of a route at the client's side, and neither the timeout nor the retries of the same route \
            are in force then. An experiment that should show what they do shows the opposite.
            """,
        help: "inject the fault in another route, or at the callee, and keep timeout and retries at the caller",
        covers: ["Check 9"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{headers: {x-fault: {exact: "yes"}}}]
                      fault: {delay: {fixedDelay: 5s}}
                      retries: {attempts: 0}
                      route: [{destination: {host: cart}}]
                    - timeout: 2s
                      retries: {attempts: 2, perTryTimeout: 500ms}
                      route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{uri: {prefix: /a}}]
                      fault: # ← the fault switches the timeout and the retries of the route off
                        delay: {fixedDelay: 5s}
                      timeout: 2s
                      retries: {attempts: 2}
                      route: [{destination: {host: cart}}]
                    - fault: # ← the fault switches the timeout of the route off
                        abort: {httpStatus: 503}
                      timeout: 2s
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            guard route.fault?.delay != nil || route.fault?.abort != nil else { return }
            let parts = [
                route.timeout.map { $0.nanoseconds > 0 } == true ? "the timeout" : nil,
                route.retries?.attempts ?? 0 > 0 ? "the retries" : nil,
            ]
            let off = parts.compactMap(\.self).joined(separator: " and ")
            guard !off.isEmpty else { return }
            report(service, at: .root.spec.http[index].fault, "the fault switches \(off) of the route off", on: .key)
        }
    }
}
