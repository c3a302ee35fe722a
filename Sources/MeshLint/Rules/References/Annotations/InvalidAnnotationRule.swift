import MeshModel
import YAML

/// Reports annotations of Istio whose values it cannot read.
struct InvalidAnnotationRule: LintRule {
    static let info = RuleInfo(
        "MG235",
        "invalid-annotation",
        .warning,
        aliases: ["IST0125"],
        summary: "The value of an annotation of Istio has not the form that Istio reads.",
        reason: """
            The injector refuses a pod whose annotations it cannot read, so that the workload gets no pods at all, \
            or ignores the value. Labels for injection are compared with "true" and "false" as texts.
            """,
        help: "write the value as Istio reads it",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                      annotations:
                        sidecar.istio.io/interceptionMode: TPROXY
                        status.sidecar.istio.io/port: "0"
                        readiness.status.sidecar.istio.io/periodSeconds: "4294967295"
                        traffic.sidecar.istio.io/includeOutboundIPRanges: "*"
                        traffic.sidecar.istio.io/excludeOutboundIPRanges: "10.0.0.0/8,fd00::/8"
                        traffic.sidecar.istio.io/includeInboundPorts: ""
                        traffic.sidecar.istio.io/excludeInboundPorts: "80, 65535"
                        prometheus.istio.io/merge-metrics: "true"
                        proxy.istio.io/config: "{concurrency: 2}"
                        sidecar.istio.io/proxyCPU: 100m
                        sidecar.istio.io/proxyMemory: 128Mi
                    spec: {containers: [{name: app, image: app:1}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels:
                        app: cart
                        sidecar.istio.io/inject: enabled # ← is "true" or "false", not 'enabled'
                      annotations:
                        sidecar.istio.io/interceptionMode: tproxy # ← it is REDIRECT, TPROXY or NONE
                        status.sidecar.istio.io/port: "65536" # ← it is a port
                        readiness.status.sidecar.istio.io/periodSeconds: 5s # ← it is a whole number
                        readiness.status.sidecar.istio.io/initialDelaySeconds: "-1" # ← it is a whole number
                        readiness.status.sidecar.istio.io/failureThreshold: "4294967296" # ← it is a whole number
                        traffic.sidecar.istio.io/includeOutboundIPRanges: "10.0.0.1" # ← '10.0.0.1' is no range of addresses
                        traffic.sidecar.istio.io/excludeOutboundIPRanges: "*" # ← '*' is no range of addresses
                        traffic.sidecar.istio.io/includeInboundPorts: "http" # ← 'http' is no port
                        traffic.sidecar.istio.io/excludeInboundPorts: "80,,81" # ← '' is no port
                        traffic.sidecar.istio.io/excludeOutboundPorts: "*" # ← '*' is no port
                        traffic.sidecar.istio.io/includeOutboundPorts: "80;81" # ← '80;81' is no port
                        prometheus.istio.io/merge-metrics: "yes" # ← it is true or false
                        sidecar.istio.io/rewriteAppHTTPProbers: "on" # ← it is true or false
                        sidecar.istio.io/enableCoreDump: "on" # ← it is true or false
                        sidecar.istio.io/nativeSidecar: "on" # ← it is true or false
                        proxy.istio.io/config: "concurrency" # ← an object
                        sidecar.istio.io/proxyCPU: many # ← it is an amount
                        sidecar.istio.io/proxyCPULimit: 1 core # ← it is an amount
                        sidecar.istio.io/proxyMemory: 1GB # ← it is an amount
                        sidecar.istio.io/proxyMemoryLimit: 1 Gi # ← it is an amount
                    spec: {containers: [{name: app, image: app:1}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for place in mesh.annotationPlaces where place.kind == "Pod" {
            for (name, value) in place.annotations {
                guard let problem = AnnotationValue.problem(of: value, in: name) else { continue }
                report(place, at: place.path(ofAnnotation: name), "'\(value)' is no value of '\(name)': \(problem)")
            }
            guard let wish = place.labels[MeshLabel.inject], wish != "true", wish != "false" else { continue }
            report(
                place,
                at: place.path(ofLabel: MeshLabel.inject),
                "the label '\(MeshLabel.inject)' is \"true\" or \"false\", not '\(wish)'"
            )
        }
    }
}
