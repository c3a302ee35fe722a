extension MeshLowering {
    /// The requests to the chosen services.
    var chosenRequests: RequestQueries {
        RequestQueries(
            matchers: #"reporter="source", destination_service_namespace="$namespace", "#
                + #"destination_service_name=~"$service""#,
            window: "$__rate_interval"
        )
    }

    /// The connections to the chosen services.
    var chosenProxies: ProxyQueries {
        ProxyQueries(namespace: "$namespace", service: "$service", window: "$__rate_interval")
    }

    /// Namespaces that something is called in; the mesh's own at first.
    var namespaceVariable: Dashboard.Variable {
        Dashboard.Variable(
            name: "namespace",
            label: "Namespace",
            query: "label_values(istio_requests_total, destination_service_namespace)",
            standard: plan.namespace
        )
    }

    func serviceVariable(isMultiple: Bool) -> Dashboard.Variable {
        Dashboard.Variable(
            name: "service",
            label: "Service",
            query: #"label_values({__name__=~"istio_requests_total|istio_tcp_connections_opened_total", "#
                + #"destination_service_namespace="$namespace"}, destination_service_name)"#,
            standard: isMultiple ? nil : servicePlans.first { $0.speaksHTTP }?.name,
            isMultiple: isMultiple
        )
    }
}

extension RequestQueries {
    /// The median, and what one in twenty and one in a hundred requests exceeds.
    func quantiles(of histogram: Histogram) -> [Query] {
        [(0.5, "p50"), (0.95, "p95"), (0.99, "p99")].map { rank, name in
            Query(quantile(rank, of: histogram), name)
        }
    }

    /// Requests a second by the first digit of the answer's code.
    var ratesByClass: [Query] {
        let classes = [("2..", "2xx"), ("3..", "3xx"), ("4..", "4xx"), ("5..", "5xx"), ("0", "no answer")]
        return classes.map { pattern, name in Query(rate(#"response_code=~"\#(pattern)""#), name) }
    }

    private func rate(_ condition: String) -> String { rate(by: [], condition) }
}
