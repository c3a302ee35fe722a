import MeshModel
import YAML

/// Reports listeners of Sidecars for what goes out that cannot listen, or take from each other.
struct UnusableSidecarEgressRule: LintRule {
    static let info = RuleInfo(
        "MG379",
        "unusable-sidecar-egress",
        .error,
        aliases: ["IST0106"],
        summary:
            "An egress listener of a Sidecar has a port or address that cannot be used, or the wrong place in the list.",
        reason: """
            Istio rejects the Sidecar. The listener without a port takes what no other listener does, so there is one, and it \
            is the last; the others listen on a port of an IP address, or with port 0 on a Unix domain socket, each once.
            """,
        help: "put one listener without port last; give each other one a port or a socket of its own",
        covers: [
            "Sidecar: egress listener without port that is not the last",
            "Sidecar: more than one egress listener without port",
            "Sidecar: egress port.targetPort set",
            "Sidecar: egress port name not a DNS-1123 label",
            "Sidecar: egress port 0 with a bad protocol",
            "Sidecar: egress port 0 without a unix bind",
            "Sidecar: egress port 0 with a bad unix path",
            "Sidecar: egress unix bind with captureMode other than DEFAULT/NONE",
            "Sidecar: egress port with an unknown protocol",
            "Sidecar: egress port out of range",
            "Sidecar: egress bind not an IP",
            "Sidecar: two egress listeners on the same unix socket",
            "Sidecar: two egress listeners on the same port",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  egress:
                    - {port: {number: 3306, protocol: MySQL, name: mysql}, bind: 127.0.0.1, hosts: [./*]}
                    - {port: {number: 0, protocol: HTTP}, bind: "unix:///run/a.sock", captureMode: NONE, hosts: [./*]}
                    - {port: {number: 0, protocol: HTTP}, bind: "unix://@b", hosts: [./*]}
                    - {hosts: [./*]}
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
                  egress:
                    - hosts: [./*] # ← a listener without port has to be the last
                    - hosts: [./*]
                      port:
                        number: 3306
                        protocol: SQL # ← 'SQL' is no protocol of Istio
                        name: my_sql # ← 'my_sql' cannot be the name of a port
                        targetPort: 3306 # ← targetPort has no effect on a Sidecar
                      bind: unix:///run/a.sock # ← a Unix domain socket has the port number 0, not 3306
                    - hosts: [./*]
                      port: {number: 3306} # ← another listener has port 3306
                      bind: localhost # ← 'localhost' is no IP address
                    - hosts: [./*]
                      port: {number: 0, protocol: SQL} # ← 'SQL' is no protocol of Istio
                      bind: 10.0.0.1 # ← port 0 needs a Unix domain socket, which '10.0.0.1' is not
                    - hosts: [./*]
                      port: {number: 0} # ← port 0 needs a Unix domain socket
                    - hosts: [./*]
                      port: {number: 0}
                      bind: unix://run/b.sock # ← is not the absolute path of a socket
                    - hosts: [./*]
                      port: {number: 0}
                      bind: unix:///run/c.sock
                      captureMode: IPTABLES # ← a Unix domain socket cannot be captured by IPTABLES
                    - hosts: [./*]
                      port: {number: 0}
                      bind: unix:///run/c.sock # ← another listener has 'unix:///run/c.sock'
                    - hosts: [./*] # ← a listener without port is there already
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            guard let listeners = sidecar.resource.spec.egress else { continue }
            checkOrder(listeners, of: sidecar, report)
            checkUniqueness(listeners, of: sidecar, report)
            for (index, listener) in listeners.enumerated() {
                guard let port = listener.port else { continue }
                port.forEachProblem { field, message in
                    report(sidecar, at: .root.spec.egress[index].port[field], message)
                }
                guard !port.isUnread("number"), !listener.isUnread("bind") else { continue }
                check(listener, isSocket: (port.number ?? 0) == 0, at: index, of: sidecar, report)
            }
        }
    }

    private func checkOrder(_ listeners: [Sidecar.EgressListener], of sidecar: Located<Sidecar>, _ report: Report) {
        let catchAll = listeners.indices.filter { listeners[$0].port == nil && !listeners[$0].isUnread("port") }
        for (count, index) in catchAll.enumerated() where count > 0 || index < listeners.count - 1 {
            let message =
                count > 0 ? "a listener without port is there already" : "a listener without port has to be the last"
            report(sidecar, at: .root.spec.egress[index], message)
        }
    }

    private func checkUniqueness(_ listeners: [Sidecar.EgressListener], of sidecar: Located<Sidecar>, _ report: Report)
    {
        var ports: Set<Int> = []
        var sockets: Set<String> = []
        for (index, listener) in listeners.enumerated() {
            guard let port = listener.port, !port.isUnread("number") else { continue }
            if let number = port.number, number != 0 {
                guard !ports.insert(number).inserted else { continue }
                report(sidecar, at: .root.spec.egress[index].port.number, "another listener has port \(number)")
            } else if let bind = listener.bind, UnixSocket.isAddress(bind), !sockets.insert(bind).inserted {
                report(sidecar, at: .root.spec.egress[index].bind, "another listener has '\(bind)'")
            }
        }
    }

    private func check(
        _ listener: Sidecar.EgressListener,
        isSocket: Bool,
        at index: Int,
        of sidecar: Located<Sidecar>,
        _ report: Report
    ) {
        var path: FieldPath { .root.spec.egress[index] }
        let bind = listener.bind ?? ""
        guard isSocket else {
            if let problem = problem(ofAddress: bind, listener) { report(sidecar, at: path.bind, problem) }
            return
        }
        if bind.isEmpty {
            report(sidecar, at: path.port, "port 0 needs a Unix domain socket to bind to")
        } else if !UnixSocket.isAddress(bind) {
            report(sidecar, at: path.bind, "port 0 needs a Unix domain socket, which '\(bind)' is not")
        } else if let problem = UnixSocket.problem(of: bind) {
            report(sidecar, at: path.bind, problem)
        }
        guard listener.captureMode == .iptables else { return }
        report(sidecar, at: path.captureMode, "a Unix domain socket cannot be captured by IPTABLES")
    }

    private func problem(ofAddress bind: String, _ listener: Sidecar.EgressListener) -> String? {
        if bind.isEmpty || IPAddress(bind) != nil { return nil }
        let number = listener.port?.number ?? 0
        return UnixSocket.isAddress(bind)
            ? "a Unix domain socket has the port number 0, not \(number)" : "'\(bind)' is no IP address"
    }
}
