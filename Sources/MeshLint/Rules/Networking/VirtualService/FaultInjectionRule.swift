import MeshModel
import YAML

/// Reports injected faults that do nothing, or that Istio rejects.
struct FaultInjectionRule: LintRule {
    static let info = RuleInfo(
        "MG310",
        "unusable-fault",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A fault is neither a delay nor an abort, or one that cannot be injected.",
        reason: """
            Istio injects fixed delays, HTTP statuses and gRPC statuses; exponential delays and HTTP/2 errors are in the API but are \
            rejected. Envoy counts in ten-thousandths of a percent, so that a smaller share would be none. An abort without a \
            status is accepted and does nothing.
            """,
        help: "give the fault a fixedDelay, an httpStatus or a grpcStatus such as UNAVAILABLE",
        covers: [
            "VirtualService: fault with neither abort nor delay",
            "VirtualService: fault abort percentage outside 0 and 0.0001..100",
            "VirtualService: fault abort grpcStatus not a gRPC status name",
            "VirtualService: fault abort http2Error (not supported)",
            "VirtualService: fault abort without an error type",
            "VirtualService: fault delay percentage outside 0 and 0.0001..100",
            "VirtualService: fault delay exponentialDelay (not supported; also bad duration)",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - fault:
                        delay: {fixedDelay: 2s, percentage: {value: 0.0001}}
                        abort: {grpcStatus: UNAVAILABLE, percentage: {value: 0}}
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
                    - fault: {} # ← the fault is neither a delay nor an abort
                      route: [{destination: {host: cart}}]
                    - fault:
                        delay:
                          exponentialDelay: 1s # ← exponentialDelay is not supported
                          percentage: {value: 0.00001} # ← a share of 1e-05 % is too small
                        abort:
                          grpcStatus: unavailable # ← 'unavailable' is no status of gRPC
                          percentage: {value: 0.00009} # ← a share of 9e-05 % is too small
                      route: [{destination: {host: cart}}]
                    - fault:
                        abort:
                          http2Error: INTERNAL_ERROR # ← http2Error is not supported
                      route: [{destination: {host: cart}}]
                    - fault:
                        abort: # ← the abort has no status
                          percentage: {value: 10}
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    /// Source: gRPC, "Status codes and their use in gRPC".
    private static let statuses: Set = [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
        "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
        "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            guard let fault = route.fault else { return }
            let path = FieldPath.root.spec.http[index].fault
            if fault.delay == nil, fault.abort == nil, !fault.isUnread("delay"), !fault.isUnread("abort") {
                report(service, at: path, "the fault is neither a delay nor an abort", on: .key)
            }
            if let delay = fault.delay { check(delay, at: path.delay, service, report) }
            if let abort = fault.abort { check(abort, at: path.abort, service, report) }
        }
    }

    private func check(
        _ delay: VirtualService.FaultDelay,
        at path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        checkShare(delay.percentage, at: path, service, report)
        guard delay.exponentialDelay != nil else { return }
        report(service, at: path.exponentialDelay, "exponentialDelay is not supported", help: "write fixedDelay")
    }

    private func check(
        _ abort: VirtualService.FaultAbort,
        at path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        checkShare(abort.percentage, at: path, service, report)
        if let status = abort.grpcStatus, !Self.statuses.contains(status) {
            report(service, at: path.grpcStatus, "'\(status)' is no status of gRPC")
        }
        if abort.http2Error != nil { report(service, at: path.http2Error, "http2Error is not supported") }
        let fields = ["httpStatus", "grpcStatus", "http2Error"]
        if abort.httpStatus == nil, abort.grpcStatus == nil, abort.http2Error == nil,
            !fields.contains(where: abort.isUnread)
        {
            report(service, at: path, "the abort has no status, so that it does nothing", on: .key, severity: .warning)
        }
    }

    private func checkShare(
        _ share: VirtualService.Percent?,
        at path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        guard let value = share?.value, value > 0, value < 0.0001 else { return }
        report(service, at: path.percentage.value, "a share of \(value) % is too small; the least is 0.0001 %")
    }
}
