import Foundation
import MeshDSL
import Testing

@Suite struct ObservabilityRuleTests {
    private static func groups(of mesh: Mesh) throws -> [PrometheusRule.Group] {
        try #require(mesh.all(PrometheusRule.self).first?.spec.groups)
    }

    @Test func eachTopicIsAGroup() throws {
        #expect(
            try Self.groups(of: observedMesh()).map(\.name) == [
                "gym.recorded.requests", "gym.recorded.versions", "gym.recorded.proxies", "gym.recorded.declared",
                "gym.errors", "gym.latency", "gym.gateway", "gym.circuit", "gym.canary", "gym.pods", "gym.scraping",
            ]
        )
    }

    @Test func nothingIsComparedWithoutACanary() throws {
        let names = try Self.groups(of: Mesh("gym") { Observability() }).map(\.name)
        #expect(!names.contains("gym.canary"))
        #expect(!names.contains("gym.recorded.versions"))
    }

    @Test func aServiceWithStreamsHasNoLatencyLimit() throws {
        let declared = try #require(Self.groups(of: observedMesh()).first { $0.name == "gym.recorded.declared" })
        #expect(declared.rules?.map { $0.labels?["destination_service_name"] } == ["backend-main"])
        #expect(declared.rules?.map(\.expr) == ["vector(15000)"])
    }

    @Test func everyAlertSaysWhatToDo() throws {
        for rule in try Self.groups(of: observedMesh()).flatMap({ $0.rules ?? [] }) where rule.alert != nil {
            #expect(rule.labels?["severity"] != nil)
            for key in ["summary", "description", "runbook"] { #expect(rule.annotations?[key]?.isEmpty == false) }
        }
    }

    @Test(.enabled(if: Promtool.path != nil, Promtool.absence)) func promtoolAcceptsTheRules() throws {
        let rules = try Self.ruleFile(Self.groups(of: observedMesh()))
        #expect(try Promtool.complaint(["check", "rules", "rules.json"], files: ["rules.json": rules]) == nil)
    }

    /// Queries are checked as recording rules, since promtool of Debian 12 checks nothing else.
    @Test(.enabled(if: Promtool.path != nil, Promtool.absence)) func promtoolAcceptsTheDashboards() throws {
        let panels = try observedMesh().dashboards().values.flatMap(Mesh.panels)
        let queries = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }.compactMap { $0["expr"] as? String }
        let rules = Set(queries).sorted().enumerated().map { index, query in
            let query = query.replacing("$__rate_interval", with: "5m").replacing("$namespace", with: "gym")
                .replacing("$service", with: "(backend-main|mysql)")
            return PrometheusRule.Rule(record: "query:\(index)", expr: .string(query))
        }
        let file = Self.ruleFile([PrometheusRule.Group(name: "dashboards", rules: rules)])
        #expect(rules.count > 40)
        #expect(try Promtool.complaint(["check", "rules", "rules.json"], files: ["rules.json": file]) == nil)
    }

    @Test(.enabled(if: Promtool.path != nil, Promtool.absence)) func alertsFireOnWhatTheyAreFor() throws {
        let files = [
            "rules.json": try Self.ruleFile(Self.groups(of: observedMesh())),
            "test.json": Data(AnyValue(AlertScenario.badCanary).tape.json()),
        ]
        #expect(try Promtool.complaint(["test", "rules", "test.json"], files: files) == nil)
    }

    private static func ruleFile(_ groups: [PrometheusRule.Group]) -> Data {
        Data(AnyValue(PrometheusRule.Spec(groups: groups)).tape.json())
    }
}

/// Made-up series, and the alerts that follow.
private enum AlertScenario {
    /// The canary of backend-main fails once in ten requests, is slow, and has a pod taken out; nothing comes through
    /// the gateway.
    static let badCanary: AnyValue = [
        "rule_files": ["rules.json"], "evaluation_interval": "1m",
        "tests": [
            [
                "interval": "1m",
                "input_series": [
                    series("istio_requests_total", #"destination_version="v1", response_code="200""#, "0+600x40"),
                    series("istio_requests_total", #"destination_version="v2", response_code="200""#, "0+54x40"),
                    series("istio_requests_total", #"destination_version="v2", response_code="503""#, "0+6x40"),
                    duration("v1", le: "100", "0+600x40"), duration("v1", le: "+Inf", "0+600x40"),
                    duration("v2", le: "10000", "0+0x40"), duration("v2", le: "30000", "0+60x40"),
                    duration("v2", le: "+Inf", "0+60x40"),
                    [
                        "series": #"""
                        envoy_cluster_outlier_detection_ejections_active{pod="frontend-1", cluster_name="outbound|9084|v2|backend-main.gym.svc.cluster.local;"}
                        """#,
                        "values": "1x40",
                    ],
                ],
                "promql_expr_test": [
                    [
                        "expr": #"count by (alertname, destination_service_name) (ALERTS{alertstate="firing"})"#,
                        "eval_time": "30m",
                        "exp_samples": [
                            fires("CanaryErrors"), fires("CanarySlow"), fires("CircuitOpen"),
                            fires("ServiceNearTimeout"),
                            ["labels": #"{alertname="GatewayWithoutTraffic"}"#, "value": 1],
                        ],
                    ]
                ],
            ]
        ],
    ]

    private static let service =
        #"reporter="source", destination_service_namespace="gym", destination_service_name="backend-main""#

    private static func series(_ name: String, _ labels: String, _ values: String) -> AnyValue {
        ["series": AnyValue("\(name){\(service), \(labels)}"), "values": AnyValue(values)]
    }

    private static func duration(_ version: String, le bound: String, _ values: String) -> AnyValue {
        series(
            "istio_request_duration_milliseconds_bucket",
            #"destination_version="\#(version)", le="\#(bound)""#,
            values
        )
    }

    private static func fires(_ alert: String) -> AnyValue {
        ["labels": AnyValue(#"{alertname="\#(alert)", destination_service_name="backend-main"}"#), "value": 1]
    }
}
