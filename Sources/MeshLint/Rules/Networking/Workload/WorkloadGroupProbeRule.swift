import MeshModel
import YAML

/// Reports probes of workload groups that Istio cannot make.
struct WorkloadGroupProbeRule: LintRule {
    static let info = RuleInfo(
        "MG418",
        "workload-group-probe",
        .error,
        aliases: ["IST0106"],
        summary: "The probe of a WorkloadGroup has no method that Istio knows, or one with a hole.",
        reason: """
            Istio's agent on the machine makes the probe itself, by HTTP, TCP or a command. The schema also has `grpc`, but the \
            webhook rejects it; and it takes fewer signs in the names of headers (no `_`) than the schema.
            """,
        help: "give httpGet, tcpSocket or exec, with all that it needs",
        covers: [
            "WorkloadGroup: probe httpGet: null",
            "WorkloadGroup: probe httpGet: header name empty or outside `[-A-Za-z0-9]`",
            "WorkloadGroup: probe tcpSocket: null",
            "WorkloadGroup: probe exec: null",
            "WorkloadGroup: probe exec: no command",
            "WorkloadGroup: probe without a method, or with one that the Go code does not know (grpc exists in the CRD and is "
                + "rejected here)",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: bank}
                spec:
                  template: {}
                  probe:
                    httpGet: {port: 8080, httpHeaders: [{name: X-Probe, value: "1"}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: none}
                spec:
                  template: {}
                  probe: # ← the probe has no method
                    periodSeconds: 5
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: empty}
                spec:
                  template: {}
                  probe:
                    tcpSocket: # ← tcpSocket is empty
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: grpc}
                spec:
                  template: {}
                  probe:
                    grpc: {port: 9000} # ← Istio does not make probes by gRPC
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: exec}
                spec:
                  template: {}
                  probe:
                    exec: {command: []} # ← the command is missing
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadGroup
                metadata: {name: http}
                spec:
                  template: {}
                  probe:
                    httpGet:
                      port: 8080
                      httpHeaders:
                        - {name: X_Probe, value: "1"} # ← 'X_Probe'
                        - {value: "1"} # ← the header has no name
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for group in mesh.all(WorkloadGroup.self) {
            guard let probe = group.resource.spec.probe else { continue }
            checkMethod(of: probe, in: group, report)
            if let exec = probe.exec, exec.command.isEmpty, !exec.isUnread("command") {
                report(group, at: .root.spec.probe.exec, "the command is missing")
            }
            for (index, header) in (probe.httpGet?.httpHeaders ?? []).enumerated() {
                guard let problem = Self.problem(ofHeader: header.name ?? "") else { continue }
                report(group, at: .root.spec.probe.httpGet.httpHeaders[index], problem)
            }
        }
    }

    private func checkMethod(
        of probe: WorkloadGroup.ReadinessProbe,
        in group: Located<WorkloadGroup>,
        _ report: Report
    ) {
        let methods = ["httpGet", "tcpSocket", "exec"]
        guard probe.httpGet == nil, probe.tcpSocket == nil, probe.exec == nil, !methods.contains(where: probe.isUnread)
        else { return }
        if probe.grpc != nil {
            report(group, at: .root.spec.probe.grpc, "Istio does not make probes by gRPC", on: .key)
        } else if let method = methods.first(where: probe.isNull) {
            report(group, at: .root.spec.probe[method], "\(method) is empty", on: .key)
        } else {
            report(group, at: .root.spec.probe, "the probe has no method")
        }
    }

    private static func problem(ofHeader name: String) -> String? {
        if name.isEmpty { return "the header has no name" }
        let isGood = name.utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
        return isGood ? nil : "'\(name)' is no name of a header: only letters, digits and '-' may be"
    }
}
