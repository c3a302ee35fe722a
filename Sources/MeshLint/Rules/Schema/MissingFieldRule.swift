/// Reports fields that are missing.
struct MissingFieldRule: LintRule {
    static let info = RuleInfo(
        "MG102",
        "missing-field",
        .error,
        aliases: ["IST0106"],
        summary: "A field that must be there is not.",
        reason: """
            The API server refuses the manifest. A field whose value is left out, or null, is not there.
            """,
        help: "add the field",
        covers: [
            "Shared pieces: targetRef without a name",
            "Gateway: server without port",
            "VirtualService: mirrors: no destination",
            "VirtualService: http route entry without destination",
            "DestinationRule: warmup without duration",
            "ServiceEntry: no hosts",
            "ServiceEntry: DYNAMIC_DNS without hosts",
            "Sidecar: ingress without port",
            "WorkloadGroup: no template",
            "Telemetry: customTags literal without value",
            "Telemetry: customTags header without name",
            "Telemetry: customTags environment without name",
        ],
        yieldsTo: ["MG305"],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart}
                  ports:
                    - port: 80
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart}
                  ports:
                    - name: http # ← 'port' is required
                      targetPort: 8080
                """
            ),
            Example(
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: cart}
                spec:
                  maxReplicas: # ← 'maxReplicas' is required
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.missingField, to: report) }
}
