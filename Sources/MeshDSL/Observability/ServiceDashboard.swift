extension MeshLowering {
    /// One service in detail: its callers, its answers, and its versions side by side.
    var serviceDashboard: Dashboard {
        Dashboard(
            name: "service",
            title: "\(plan.name): service",
            description: "One service of \(plan.name): who calls it, how it answers, and how its versions compare.",
            variables: [.dataSource, namespaceVariable, serviceVariable(isMultiple: false)],
            rows: [
                Dashboard.Row(title: "Requests", panels: callerPanels),
                Dashboard.Row(title: "Versions", panels: versionPanels),
                Dashboard.Row(title: "Responses", panels: answerPanels),
                Dashboard.Row(title: "Connections and circuit breaker", panels: poolPanels),
                Dashboard.Row(title: "TCP", panels: tcpPanels),
            ]
        )
    }

    private var callerPanels: [Panel] {
        let requests = chosenRequests
        let timeout =
            Recorded.declaredTimeout.rawValue
            + #"{destination_service_namespace="$namespace", destination_service_name="$service"}"#
        return [
            Panel(
                "Requests by caller",
                .requestsPerSecond,
                [Query(requests.rate(by: ["source_workload"]), "{{source_workload}}")],
                isStacked: true,
                description: "Requests a second by the workload they come from."
            ),
            Panel(
                "Duration",
                .milliseconds,
                requests.quantiles(of: .duration) + [Query(timeout, "time-out")],
                description: "From the caller's proxy and back, beside the time-out that the mesh declares."
            ),
            Panel(
                "Request size",
                .bytes,
                requests.quantiles(of: .requestSize),
                description: "Bodies of requests."
            ),
        ]
    }

    /// A canary beside the stable version.
    private var versionPanels: [Panel] {
        let requests = chosenRequests
        let labels = ["destination_version"]
        let legend = "{{destination_version}}"
        let share = "\(requests.rate(by: labels)) / on () group_left () \(requests.rate())"
        return [
            Panel(
                "Share of requests",
                .share,
                [Query(share, legend)],
                isStacked: true,
                description: "How the requests are shared out; compare with the declared weights."
            ),
            Panel(
                "Error rate by version",
                .share,
                [Query(requests.errorShare(by: labels), legend)],
                thresholds: [.critical(AlertLimit.errors)],
                description: "Unknown: no pod was reached, so no version can be blamed."
            ),
            Panel(
                "Duration by version, p99",
                .milliseconds,
                [Query(requests.quantile(0.99, of: .duration, by: labels), legend)],
                description: "How long the slowest of a hundred requests takes."
            ),
        ]
    }

    private var answerPanels: [Panel] {
        let requests = chosenRequests
        return [
            Panel(
                "Response codes",
                .requestsPerSecond,
                [
                    Query(
                        requests.rate(by: ["response_code", "grpc_response_status"]),
                        "{{response_code}} {{grpc_response_status}}"
                    )
                ],
                isStacked: true,
                description: "Answers a second by code, with the status of gRPC where there is one."
            ),
            Panel(
                "Response flags",
                .requestsPerSecond,
                [Query(requests.rate(by: ["response_flags"], #"response_flags!="-""#), "{{response_flags}}")],
                description:
                    "Why the proxy answered itself: UF no connection, UH no healthy pod, UO pool full, UT time-out, "
                    + "DC caller gone, RL rate limit."
            ),
            Panel(
                "Response size",
                .bytes,
                requests.quantiles(of: .responseSize),
                description: "Bodies of responses."
            ),
        ]
    }

    private var poolPanels: [Panel] {
        let proxies = chosenProxies
        return [
            Panel(
                "Connections and queue",
                .count,
                [
                    Query(proxies.sum(.connections), "connections"),
                    Query(proxies.sum(.pendingRequests), "waiting requests"),
                ],
                description: "Over all callers."
            ),
            Panel(
                "Circuit breaker",
                .count,
                [
                    Query(proxies.max(.ejectedHosts), "ejected pods"),
                    Query(proxies.sum(.fullConnectionPools), "full connection pools"),
                    Query(proxies.sum(.fullQueues), "full queues"),
                ],
                thresholds: [.warning(1)],
                description: "Above zero, the breaker is open for a pod or for a caller."
            ),
            Panel(
                "Retries and refusals",
                .timesPerSecond,
                [
                    Query(proxies.rate(.retries), "retries"),
                    Query(proxies.rate(.connectionOverflows, .queueOverflows), "refused, pool full"),
                    Query(proxies.rate(.failedConnections), "failed connections"),
                ],
                description: "What the callers' proxies did again, refused, or could not connect."
            ),
        ]
    }

    private var tcpPanels: [Panel] {
        func rate(_ name: String) -> String {
            let matchers = chosenRequests.matchers
            return PromQL.sum(by: ["source_workload"], "rate(istio_tcp_\(name)_total{\(matchers)}[$__rate_interval])")
        }
        return [
            Panel(
                "Connections opened",
                .timesPerSecond,
                [Query(rate("connections_opened"), "{{source_workload}}")],
                description: "For services that speak TCP, such as databases."
            ),
            Panel(
                "Bytes",
                .bytesPerSecond,
                [
                    Query(rate("received_bytes"), "to the service, {{source_workload}}"),
                    Query(rate("sent_bytes"), "from the service, {{source_workload}}"),
                ],
                description: "For services that speak TCP, such as databases."
            ),
        ]
    }
}
