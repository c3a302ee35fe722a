/// Reports values of another type than their field.
struct WrongTypeRule: LintRule {
    static let info = RuleInfo(
        "MG101",
        "wrong-type",
        .error,
        aliases: ["IST0106"],
        summary: "A value has another type than its field.",
        reason: """
            The API server refuses it. Mostly quotes are the reason: \"5\" is a text and 5 a number, on and yes \
            without quotes are true, and a version such as 1.10 is the number 1.1.
            """,
        help: "write a value of the type that the field has",
        covers: [
            "Gateway: null server",
            "DestinationRule: portLevelSettings: null entry",
            "DestinationRule: null subset",
            "ServiceEntry: null port",
            "ServiceEntry: STATIC: null endpoint",
            "ServiceEntry: DNS: null endpoint",
            "Sidecar: null ingress listener",
            "Sidecar: null egress listener",
            "WorkloadGroup: probe httpGet: null header",
            "RequestAuthentication: fromHeaders: null entry",
            "RequestAuthentication: outputClaimToHeaders: null entry",
            "AuthorizationPolicy: CUSTOM with a null when",
            "AuthorizationPolicy: null rule",
            "AuthorizationPolicy: null from",
            "AuthorizationPolicy: null to",
            "Telemetry: customTags: null tag",
            "Telemetry: metrics overrides: null entry",
            "Telemetry: tagOverrides: null",
            "EnvoyFilter: null config patch",
            "WasmPlugin: match: null selector",
            "WasmPlugin: match: null port",
            "TrafficExtension: match: null selector, null port, port out of range",
        ],
        yieldsTo: ["MG305"],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: flags}
                data:
                  enabled: "on"
                  version: "1.10"
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - timeout: # nothing at all is as good as no field
                      retries: {attempts: 3}
                      route:
                        - destination: {host: cart}
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: flags}
                data:
                  enabled: on # ← a text is expected, not true
                  version: 1.10 # ← a text is expected, not the number 1.1
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - retries: {attempts: "3"} # ← an integer is expected, not the text '3'
                      timeout: 5 # ← a length of time such as 5s is expected, not the number 5
                      route: # ← a list is expected, not an object
                        destination: {host: cart}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.wrongType, to: report) }
}
