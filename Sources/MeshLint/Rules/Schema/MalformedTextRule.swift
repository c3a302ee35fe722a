/// Reports texts that lack the form their field asks for.
struct MalformedTextRule: LintRule {
    static let info = RuleInfo(
        "MG107",
        "malformed-text",
        .error,
        aliases: ["IST0106"],
        summary: "A text does not have the form that its field asks for.",
        reason: """
            Names, labels, addresses, URLs and schedules have a form that the API server or Istio checks; what does \
            not have it is refused, or never matches.
            """,
        help: "write the text in the form that is asked for",
        covers: [
            "DestinationRule: host not a wildcard DNS name",
            "RequestAuthentication: outputClaimToHeaders: header name outside `[-_A-Za-z0-9]`",
            "WasmPlugin: sha256 not 64 characters",
            "WasmPlugin: sha256 not lower-case hex",
        ],
        yieldsTo: ["MG219", "MG300", "MG410", "MG425"],
        accepts: [
            Example(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: report}
                spec:
                  schedule: "*/5 0-6 * * mon-fri"
                  jobTemplate:
                    spec:
                      template:
                        spec:
                          restartPolicy: Never
                          containers:
                            - {name: report, image: report}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: report}
                spec:
                  schedule: "60 * * * *" # ← '60 * * * *' is no schedule of five fields
                  jobTemplate:
                    spec:
                      template:
                        spec:
                          restartPolicy: Never
                          containers:
                            - {name: Report, image: report} # ← 'Report' is no DNS label
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.malformedText, to: report) }
}
