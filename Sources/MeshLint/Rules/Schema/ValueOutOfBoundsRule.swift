/// Reports numbers and lengths of time outside of their bounds.
struct ValueOutOfBoundsRule: LintRule {
    static let info = RuleInfo(
        "MG104",
        "value-out-of-bounds",
        .error,
        aliases: ["IST0106"],
        summary: "A number or a length of time lies outside of what its field allows.",
        reason: """
            The API server or the webhook refuses it.
            """,
        help: "use a value within the bounds",
        covers: [
            "Shared pieces: connectionPool.http: negative http1MaxPendingRequests",
            "Shared pieces: connectionPool.http: negative http2MaxRequests",
            "Shared pieces: connectionPool.http: negative maxRequestsPerConnection",
            "Shared pieces: connectionPool.http: negative maxRetries",
            "Shared pieces: connectionPool.http: negative maxConcurrentStreams",
            "Shared pieces: connectionPool.tcp: negative maxConnections",
            "VirtualService: match port out of range",
            "VirtualService: fault abort httpStatus outside 200..600",
            "VirtualService: mirrorPercent over 100",
            "VirtualService: mirrorPercentage over 100",
            "VirtualService: mirrorPercentage below 0",
            "VirtualService: mirrors: percentage over 100",
            "VirtualService: mirrors: percentage below 0",
            "VirtualService: redirect code not 3xx",
            "VirtualService: redirect port out of range",
            "VirtualService: directResponse status outside 200..600",
            "VirtualService: retries: negative attempts",
            "VirtualService: negative weight",
            "VirtualService: tls match port out of range",
            "VirtualService: tcp match port out of range",
            "DestinationRule: outlierDetection: maxEjectionPercent outside 0..100",
            "DestinationRule: outlierDetection: minHealthPercent outside 0..100",
            "DestinationRule: warmup minimumPercent over 100",
            "DestinationRule: tunnel targetPort out of range",
            "ServiceEntry: targetPort out of range",
            "ServiceEntry: port number out of range",
            "WorkloadEntry: port number out of range",
            "WorkloadGroup: probe: negative periodSeconds",
            "WorkloadGroup: probe: negative initialDelaySeconds",
            "WorkloadGroup: probe: negative timeoutSeconds",
            "WorkloadGroup: probe: negative successThreshold",
            "WorkloadGroup: probe: negative failureThreshold",
            "WorkloadGroup: probe httpGet: port out of range",
            "WorkloadGroup: probe tcpSocket: port out of range",
            "Telemetry: randomSamplingPercentage outside 0..100",
            "WasmPlugin: match: port out of range",
            "TrafficExtension: match: null selector, null port, port out of range",
            "ProxyConfig: negative concurrency",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    outlierDetection:
                      interval: 1ms
                      maxEjectionPercent: 100
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    outlierDetection:
                      interval: 500us # ← 500us is not at least 1ms
                      maxEjectionPercent: 101 # ← 101 is not from 0 to 100
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.outOfBounds, to: report) }
}
