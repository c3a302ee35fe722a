/// Reports fields that a kind does not have.
struct UnknownFieldRule: LintRule {
    static let info = RuleInfo(
        "MG100",
        "unknown-field",
        .error,
        aliases: ["IST0106"],
        summary: "A field is none of its kind.",
        reason: """
            The API server refuses such a manifest, or drops the field where validation is off: what it says never \
            happens. Istio's CRDs know two spellings with an underscore, jwks_uri and mirror_percent; any other is \
            unknown to the API server, even if istioctl reads it.
            """,
        help: "correct the name, or move the field to where it belongs",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - timeout: 5s
                      mirror: {host: cart-next}
                      mirror_percent: 10
                      route:
                        - destination: {host: cart}
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: login}
                spec:
                  jwtRules:
                    - issuer: https://login.example.com
                      jwks_uri: https://login.example.com/keys
                """
            ),
            Example(
                """
                apiVersion: kafka.strimzi.io/v1beta2
                kind: KafkaTopic
                metadata: {name: orders}
                spec: {anything: goes}
                """
            ),
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
                    - timout: 5s # ← did you mean 'timeout'?
                      retries:
                        attempts: 3
                        retry_on: 5xx # ← did you mean 'retryOn'?
                      route:
                        - destination: {host: cart}
                          timeout: 3s # ← 'timeout' is no field of
                """
            ),
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart}
                spec:
                  replica: 2 # ← did you mean 'replicas'?
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec:
                      containers:
                        - {name: cart, image: cart}
                      image: cart # ← 'image' is no field of
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.unknownField, to: report) }
}
