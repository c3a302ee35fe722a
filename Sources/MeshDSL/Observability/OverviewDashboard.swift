extension MeshLowering {
    /// How the mesh as a whole is: one line a service.
    var overviewDashboard: Dashboard {
        Dashboard(
            name: "overview",
            title: "\(plan.name): overview",
            description: "Requests, answers and circuits of the services of \(plan.name), as their callers see them.",
            variables: [.dataSource, namespaceVariable, serviceVariable(isMultiple: true)],
            rows: [
                Dashboard.Row(title: "Now", panels: nowPanels),
                Dashboard.Row(title: "Requests", panels: requestPanels),
                Dashboard.Row(title: "Responses", panels: responsePanels),
                Dashboard.Row(title: "Connections", panels: connectionPanels),
                Dashboard.Row(title: "Circuit breakers", panels: circuitPanels),
            ]
        )
    }

    private static let byService = ["destination_service_name"]
    private static let serviceLegend = "{{destination_service_name}}"

    private func byService(_ expression: String, _ suffix: String = "") -> Query {
        Query(expression, Self.serviceLegend + suffix)
    }

    private var nowPanels: [Panel] {
        let requests = chosenRequests
        return [
            Panel(
                "Requests",
                .requestsPerSecond,
                [Query(requests.rate(), "requests")],
                kind: .stat,
                description: "Requests a second to the chosen services."
            ),
            Panel(
                "Errors",
                .share,
                [Query(requests.errorShare(), "errors")],
                kind: .stat,
                thresholds: [.warning(AlertLimit.timeouts), .critical(AlertLimit.errors)],
                description: "The share of requests answered with 5xx, or its equal in gRPC."
            ),
            Panel(
                "p99",
                .milliseconds,
                [Query(requests.quantile(0.99, of: .duration), "p99")],
                kind: .stat,
                description: "How long the slowest of a hundred requests takes."
            ),
            Panel(
                "Ejected pods",
                .count,
                [Query("sum(\(chosenProxies.max(.ejectedHosts)))", "ejected")],
                kind: .stat,
                thresholds: [.critical(1)],
                description: "Pods that a circuit breaker keeps out of the balance."
            ),
        ]
    }

    private var requestPanels: [Panel] {
        let requests = chosenRequests
        return [
            Panel(
                "Request rate",
                .requestsPerSecond,
                [byService(requests.rate(by: Self.byService))],
                description: "Requests a second."
            ),
            Panel(
                "Request duration, p50, p95 and p99",
                .milliseconds,
                [(0.5, " p50"), (0.95, " p95"), (0.99, " p99")].map { rank, suffix in
                    byService(requests.quantile(rank, of: .duration, by: Self.byService), suffix)
                },
                description: "From the caller's proxy and back."
            ),
            Panel(
                "Request size, p95",
                .bytes,
                [byService(requests.quantile(0.95, of: .requestSize, by: Self.byService))],
                description: "Bodies of requests."
            ),
        ]
    }

    private var responsePanels: [Panel] {
        let requests = chosenRequests
        return [
            Panel(
                "Response codes",
                .requestsPerSecond,
                requests.ratesByClass,
                isStacked: true,
                description: "Answers a second by class; no answer: the caller or the proxy gave up."
            ),
            Panel(
                "Error rate",
                .share,
                [byService(requests.errorShare(by: Self.byService))],
                thresholds: [.critical(AlertLimit.errors)],
                description: "The share of requests answered with 5xx, or its equal in gRPC."
            ),
            Panel(
                "Response size, p95",
                .bytes,
                [byService(requests.quantile(0.95, of: .responseSize, by: Self.byService))],
                description: "Bodies of responses."
            ),
        ]
    }

    private var connectionPanels: [Panel] {
        [
            Panel(
                "Active connections",
                .count,
                [byService(chosenProxies.sum(.connections))],
                description: "From all proxies to the service."
            ),
            Panel(
                "Queue depth",
                .count,
                [byService(chosenProxies.sum(.pendingRequests))],
                description: "Requests that wait in the callers' proxies for a connection."
            ),
            Panel(
                "Failed connections",
                .timesPerSecond,
                [byService(chosenProxies.rate(.failedConnections))],
                description: "Attempts to connect that failed."
            ),
        ]
    }

    private var circuitPanels: [Panel] {
        [
            Panel(
                "Ejected pods",
                .count,
                [byService(chosenProxies.max(.ejectedHosts))],
                thresholds: [.critical(1)],
                description: "Pods out of the balance, as the caller sees it that leaves out most."
            ),
            Panel(
                "Full pools",
                .count,
                [
                    byService(chosenProxies.sum(.fullConnectionPools), " connections"),
                    byService(chosenProxies.sum(.fullQueues), " queue"),
                ],
                thresholds: [.warning(1)],
                description: "Proxies whose limit of connections or of waiting requests is reached."
            ),
            Panel(
                "Refused for full pools",
                .timesPerSecond,
                [
                    byService(chosenProxies.rate(.connectionOverflows), " connections"),
                    byService(chosenProxies.rate(.queueOverflows), " requests"),
                ],
                description: "What the proxies refused because a limit was reached."
            ),
        ]
    }
}
