import MeshModel

extension MeshLowering {
    var proxyMonitorName: String { "\(plan.name)-proxies" }

    var proxyMonitorNote: String {
        "Port 15020 of each proxy serves Envoy's metrics, and those of its application where the pod is annotated with "
            + "prometheus.io/scrape."
    }

    /// Scrapes the proxies of the services and of the gateway.
    ///
    /// Source: Istio, `samples/addons/extras/prometheus-operator.yaml`, `envoy-stats-monitor`.
    func proxyMonitor(_ observability: Observability) -> PodMonitor {
        PodMonitor(
            metadata(proxyMonitorName, in: plan.namespace, labels: observability.prometheusLabels),
            spec: .init(
                selector: LabelSelector(matchLabels: ["app.kubernetes.io/part-of": plan.name]),
                podMetricsEndpoints: [
                    .init(
                        port: "http-envoy-prom",
                        path: "/stats/prometheus",
                        interval: "15s",
                        scrapeTimeout: "10s",
                        relabelings: Self.proxyRelabelings
                    )
                ]
            )
        )
    }

    /// The declared port serves Envoy's metrics alone; the agent beside it, on 15020, adds the application's.
    private static let proxyRelabelings: [ScrapeRelabeling] = [
        .init(
            sourceLabels: ["__address__"],
            targetLabel: "__address__",
            regex: "(.+):15090",
            replacement: "$1:15020",
            action: "replace"
        ),
        .init(sourceLabels: ["__meta_kubernetes_pod_label_app"], targetLabel: "app", action: "replace"),
        .init(sourceLabels: ["__meta_kubernetes_pod_label_version"], targetLabel: "version", action: "replace"),
    ]
}
