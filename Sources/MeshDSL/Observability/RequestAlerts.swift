extension MeshLowering {
    private var name: String { "{{ $labels.destination_service_name }}" }

    /// Joins series that differ in other labels.
    private var onService: String { "on (\(RequestQueries.service.joined(separator: ", ")))" }

    var errorAlerts: [Alert] {
        [
            Alert(
                name: "ServiceErrors",
                severity: .critical,
                duration: "5m",
                expression:
                    "\(series(.errors)) > \(AlertLimit.errors) and \(series(.requests)) > \(AlertLimit.traffic)",
                summary: "\(name) fails",
                description: "{{ $value | humanizePercentage }} of the requests to \(name) fail, for 5 minutes.",
                runbook:
                    "Look at the response flags of the service on its dashboard: UF and UH point to its pods, UO to "
                    + "its connection pool, UT to its time-out; no flag is an answer of the service itself."
            ),
            Alert(
                name: "ServiceTimeouts",
                severity: .warning,
                duration: "5m",
                expression:
                    "\(series(.timeouts)) > \(AlertLimit.timeouts) and \(series(.requests)) > \(AlertLimit.traffic)",
                summary: "\(name) does not answer in time",
                description: "{{ $value | humanizePercentage }} of the requests to \(name) run into the time-out.",
                runbook: "Follow a trace of such a request to the call that takes longest, then to what that waits for."
            ),
        ]
    }

    var latencyAlerts: [Alert] {
        let limit = "\(AlertLimit.timeoutUse) * \(series(.declaredTimeout))"
        return [
            Alert(
                name: "ServiceNearTimeout",
                severity: .warning,
                duration: "10m",
                expression: "\(series(.latency)) > \(onService) (\(limit))",
                summary: "\(name) is close to its time-out",
                description:
                    "One in a hundred requests to \(name) takes {{ $value | humanize }} ms or more, of the time "
                    + "that it is given most.",
                runbook:
                    "Compare with the load and the CPU of its pods; see whether its database or its callees slowed "
                    + "down; scale out, or give it more time."
            )
        ]
    }

    var gatewayAlerts: [Alert] {
        ingresses.map { ingress in
            let matchers = RequestQueries(
                matchers: #"reporter="source", source_workload_namespace="\#(plan.namespace)", "#
                    + #"source_workload="\#(ingress.name)""#,
                window: "10m"
            )
            return Alert(
                name: "GatewayWithoutTraffic",
                severity: .warning,
                duration: "10m",
                expression: "(\(matchers.rate()) or vector(0)) == 0",
                summary: "Nothing comes in through the gateway \(ingress.name)",
                description: "The gateway \(ingress.name) of \(plan.name) has sent on no request for 10 minutes.",
                runbook:
                    "Check DNS, the load balancer, the certificate \(ingress.certificate.name) and the gateway's pods; "
                    + "then whether Prometheus scrapes them."
            )
        }
    }

    /// Compares each canary with the version that it is to replace.
    var canaryAlerts: [Alert] {
        servicePlans.flatMap { service -> [Alert] in
            guard case .canary(let stable, let canary) = service.release else { return [] }
            return canaryAlerts(service.name, stable: stable.version, canary: canary.version)
        }
    }

    private func canaryAlerts(_ service: String, stable: String, canary: String) -> [Alert] {
        func compare(_ record: Recorded, _ limit: String) -> String {
            // group_left keeps the version, which the conditions below match on.
            "\(series(record, service: service, version: canary)) > \(onService) group_left () "
                + "(\(limit) * \(series(record, service: service, version: stable)))"
        }
        let hasTraffic = " and \(series(.versionRequests, service: service, version: canary)) > \(AlertLimit.traffic)"
        let errors = compare(.versionErrors, "\(AlertLimit.canaryErrors)")
        let floor = " and \(series(.versionErrors, service: service, version: canary)) > \(AlertLimit.timeouts)"
        let runbook =
            "Take the canary back: meshgen canary, with \(service) at 0 percent. Then compare traces of both versions."
        return [
            Alert(
                name: "CanaryErrors",
                severity: .critical,
                duration: "2m",
                expression: errors + floor + hasTraffic,
                summary: "The canary \(canary) of \(service) fails more than \(stable)",
                description: "{{ $value | humanizePercentage }} of the requests to \(canary) fail, more than "
                    + "\(AlertLimit.canaryErrors) times as many as of those to \(stable).",
                runbook: runbook
            ),
            Alert(
                name: "CanarySlow",
                severity: .warning,
                duration: "5m",
                expression: compare(.versionLatency, "\(AlertLimit.canaryLatency)") + hasTraffic,
                summary: "The canary \(canary) of \(service) is slower than \(stable)",
                description:
                    "One in a hundred requests to \(canary) takes {{ $value | humanize }} ms or more, more than "
                    + "\(AlertLimit.canaryLatency) times as long as to \(stable).",
                runbook: runbook
            ),
        ]
    }
}
