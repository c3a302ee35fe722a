import MeshModel
import YAML

/// Reports time limits of streams and long polls.
struct StreamTimeoutRule: LintRule {
    static let info = RuleInfo(
        "MG507",
        "stream-timeout",
        .warning,
        summary: "A stream or long poll is cut by a timeout.",
        reason: """
            The timeout of a route ends a WebSocket, an event stream or a streaming gRPC call in the middle, however much it still \
            says, and perTryTimeout does the same (kubeflow/kubeflow #6126, knative-extensions/net-istio #202, istio/istio #1667, \
            #55831). The rule speaks only where match, path, method or port can hardly mean anything but a stream.
            """,
        help: "give the stream a route of its own with 'timeout: 0s' and 'retries: {attempts: 0}'",
        covers: ["Check 10"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: chat}
                spec:
                  hosts: [chat]
                  http:
                    - match: [{uri: {prefix: /ws}}]
                      route: [{destination: {host: chat}}]
                      timeout: 0s
                    - match: [{uri: {prefix: /events}}, {uri: {prefix: /wsdl}}]
                      route: [{destination: {host: chat}}]
                      timeout: 10s
                    - match: [{uri: {exact: /chat.v1.Rooms/List}}]
                      route: [{destination: {host: chat}}]
                      timeout: 10s
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: chat}
                spec:
                  hosts: [chat]
                  http:
                    - match: [{headers: {upgrade: {exact: websocket}}}]
                      route: [{destination: {host: chat}}]
                      timeout: 30s # ← streams end after 30s: a match on 'Upgrade: websocket'
                    - match: [{uri: {prefix: /chat/long-poll/}}]
                      route: [{destination: {host: chat}}]
                      timeout: 5s # ← the path '/chat/long-poll/'
                    - match: [{uri: {exact: /chat.v1.Rooms/WatchRoom}}]
                      route: [{destination: {host: chat}}]
                      retries:
                        attempts: 2
                        perTryTimeout: 2s # ← streams end after 2s: the gRPC method
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: chat}
                spec:
                  selector: {app: chat}
                  ports: [{name: http, port: 80, appProtocol: kubernetes.io/ws}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: chat}
                spec:
                  hosts: [chat]
                  http:
                    - route: [{destination: {host: chat}}]
                      timeout: 30s # ← the port's appProtocol 'kubernetes.io/ws'
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for (index, http) in (service.resource.spec.http ?? []).enumerated() {
                let perTry = http.retries.flatMap { $0.attempts ?? 0 > 0 ? $0.perTryTimeout : nil }
                let hasLimit = http.limit != nil
                guard let limit = hasLimit ? http.timeout : perTry, limit.nanoseconds > 0 else { continue }
                guard let sign = StreamSign.of(AppliedRoute(service: service, index: index), in: mesh) else { continue }
                let path = FieldPath.root.spec.http[index]
                report(
                    service,
                    at: hasLimit ? path.timeout : path.retries.perTryTimeout,
                    "streams end after \(limit): \(sign)"
                )
            }
        }
    }
}
