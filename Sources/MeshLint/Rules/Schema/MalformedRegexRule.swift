/// Reports patterns that RE2 does not read.
struct MalformedRegexRule: LintRule {
    static let info = RuleInfo(
        "MG110",
        "malformed-regex",
        .error,
        aliases: ["IST0106"],
        summary: "A pattern is no regular expression of RE2.",
        reason: """
            Istio checks patterns before it hands them to Envoy, which matches with RE2. RE2 has neither lookaround \
            nor references to groups, since it takes time linear in the text.
            """,
        help: "write the pattern in the syntax of RE2",
        covers: [
            "VirtualService: match regex (any field) not valid RE2",
            "VirtualService: match uri: bad regex (an empty prefix is allowed)",
            "VirtualService: CORS allowOrigins: bad regex",
        ],
        yieldsTo: ["MG451"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - match:
                        - uri: {regex: "/cart/[0-9]+(/items)?"}
                        - headers: {user-agent: {regex: "(?i).*firefox.*"}}
                      route:
                        - destination: {host: cart}
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
                    - match:
                        - uri: {regex: "*.html"} # ← no argument for repetition operator: *
                        - uri: {regex: "/(?!admin).*"} # ← invalid perl operator: (?!
                        - uri: {regex: "/(cart|items"} # ← missing ): /(cart|items
                      route:
                        - destination: {host: cart}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.malformedRegex, to: report) }
}
