import MeshModel
import YAML

/// Reports listeners of Sidecars for what comes in that cannot listen, or cannot pass on.
struct UnusableSidecarIngressRule: LintRule {
    static let info = RuleInfo(
        "MG376",
        "unusable-sidecar-ingress",
        .error,
        aliases: ["IST0106"],
        summary: "An ingress listener of a Sidecar has a port, an address or an endpoint that cannot be used.",
        reason: """
            Istio rejects the Sidecar. The proxy listens on a port of an IP address, each port once, and passes what comes on \
            to the workload beside it: a port of its own host, or a Unix domain socket.
            """,
        help: "listen on one port a listener, and let defaultEndpoint be 127.0.0.1:PORT, 0.0.0.0:PORT or unix:///path",
        covers: [
            "Sidecar: ingress port.targetPort set",
            "Sidecar: ingress port name not a DNS-1123 label",
            "Sidecar: ingress port protocol unknown",
            "Sidecar: ingress port number out of range",
            "Sidecar: ingress bind not an IP",
            "Sidecar: two ingress listeners on the same port",
            "Sidecar: defaultEndpoint: bad unix path",
            "Sidecar: defaultEndpoint: not host:port",
            "Sidecar: defaultEndpoint: host other than empty, 127.0.0.1, 0.0.0.0, ::1, ::",
            "Sidecar: defaultEndpoint: port not a number",
            "Sidecar: defaultEndpoint: port out of range",
            "Shared pieces: port name not a DNS-1123 label",
            "Shared pieces: port: not in 1..65535",
            "Shared pieces: IP: not a parsable IPv4/IPv6 address",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  ingress:
                    - {port: {number: 8080, protocol: HTTP, name: http}, defaultEndpoint: "127.0.0.1:80"}
                    - {port: {number: 8081, protocol: ""}, bind: 10.0.0.1, defaultEndpoint: "[::1]:80"}
                    - {port: {number: 8082, protocol: grpc}, defaultEndpoint: ":80"}
                    - {port: {number: 8083}, defaultEndpoint: "unix:///run/cart.sock"}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  ingress:
                    - port:
                        number: 0 # ← the port is 0, which nothing can listen on
                        protocol: HTTP3 # ← 'HTTP3' is no protocol of Istio
                        name: http_cart # ← 'http_cart' cannot be the name of a port
                        targetPort: 80 # ← targetPort has no effect on a Sidecar
                      bind: localhost # ← 'localhost' is no IP address
                    - port: {protocol: HTTP} # ← the listener has no port number
                    - port: {number: 8080}
                      defaultEndpoint: unix://run/cart.sock # ← is not the absolute path of a socket
                    - port: {number: 8080} # ← another listener has port 8080
                      defaultEndpoint: 127.0.0.1 # ← '127.0.0.1' is not of the form host:port
                    - port: {number: 8081}
                      defaultEndpoint: 10.0.0.1:80 # ← '10.0.0.1' is another host
                    - port: {number: 8082}
                      defaultEndpoint: 127.0.0.1:http # ← the port 'http' is no number
                    - port: {number: 8083}
                      defaultEndpoint: 127.0.0.1:65536 # ← the port 65536 is not in 1...65535
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            var ports: Set<Int> = []
            for (index, listener) in (sidecar.resource.spec.ingress ?? []).enumerated() {
                var path: FieldPath { .root.spec.ingress[index] }
                checkNumber(listener, &ports, at: path.port, of: sidecar, report)
                listener.port.forEachProblem { field, message in
                    report(sidecar, at: path.port[field], message)
                }
                if let bind = listener.bind, !bind.isEmpty, IPAddress(bind) == nil {
                    report(sidecar, at: path.bind, "'\(bind)' is no IP address")
                }
                if let endpoint = listener.defaultEndpoint, !endpoint.isEmpty,
                    let problem = LocalEndpoint.problem(of: endpoint)
                {
                    report(sidecar, at: path.defaultEndpoint, problem)
                }
            }
        }
    }

    private func checkNumber(
        _ listener: Sidecar.IngressListener,
        _ ports: inout Set<Int>,
        at path: @autoclosure () -> FieldPath,
        of sidecar: Located<Sidecar>,
        _ report: Report
    ) {
        guard let number = listener.port.number else {
            guard !listener.isUnread("port"), !listener.port.isUnread("number"), sidecar.document.holds(path()) else {
                return
            }
            return report(sidecar, at: path(), "the listener has no port number")
        }
        if number == 0 { report(sidecar, at: path().number, "the port is 0, which nothing can listen on") }
        if !ports.insert(number).inserted { report(sidecar, at: path().number, "another listener has port \(number)") }
    }
}

extension Sidecar.Port {
    /// Calls `body` with each field that is wrong for itself, whatever the listener is for.
    func forEachProblem(_ body: (_ field: String, _ message: String) -> Void) {
        if let text = self.protocol, !text.isEmpty, PortProtocol(text: text) == nil {
            body("protocol", "'\(text)' is no protocol of Istio")
        }
        if let name, !name.isEmpty, !DNSSyntax.isLabelInAnyCase(name) {
            body("name", "'\(name)' cannot be the name of a port")
        }
        if let targetPort, targetPort > 0 { body("targetPort", "targetPort has no effect on a Sidecar") }
    }
}
