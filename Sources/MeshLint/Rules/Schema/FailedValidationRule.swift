/// Reports documents that break a rule of their kind's definition.
struct FailedValidationRule: LintRule {
    static let info = RuleInfo(
        "MG118",
        "failed-validation",
        .error,
        aliases: ["IST0106"],
        summary: "A rule of a kind's definition does not hold.",
        reason: """
            Custom resource definitions state rules (x-kubernetes-validations) that the API server evaluates; it \
            refuses what breaks one.
            """,
        help: "change the fields so that the rule holds",
        yieldsTo: ["MG402", "MG403", "MG410", "MG413", "MG417", "MG420", "MG425", "MG432", "MG441", "MG460", "MG703"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: billing}
                spec:
                  hosts: [billing.example.com]
                  resolution: STATIC
                  addresses: [10.0.0.0/24]
                  ports: [{number: 443, name: tls, protocol: TLS}]
                  endpoints: [{address: 10.0.0.1}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: billing}
                spec: # ← NONE mode cannot set endpoints
                  hosts: [billing.example.com]
                  resolution: NONE
                  ports: # ← port number cannot be duplicated
                    - {number: 443, name: tls, protocol: TLS}
                    - {number: 443, name: tls-2, protocol: TLS}
                  endpoints: [{address: 10.0.0.1}]
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: cart}
                spec: # ← portLevelMtls requires selector
                  portLevelMtls:
                    8080: {mode: DISABLE}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.failedValidation, to: report) }
}
