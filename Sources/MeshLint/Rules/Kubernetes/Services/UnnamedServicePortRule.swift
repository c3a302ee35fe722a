import MeshModel
import YAML

/// Reports Services whose ports cannot be told apart.
struct UnnamedServicePortRule: LintRule {
    static let info = RuleInfo(
        "MG723",
        "unnamed-service-port",
        .error,
        summary: "A Service has several ports, and one without a name or with that of another.",
        reason:
            "The API server rejects the Service: a name is required as soon as there are two ports, and must be unique.",
        help: "give each port a name that begins with its protocol, such as http-web",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec: {selector: {app: cart}, ports: [{port: 80}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: items}
                spec: {selector: {app: items}, ports: [{name: http, port: 80}, {name: grpc, port: 90}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart}
                  ports:
                    - name: http
                      port: 80
                    - port: 90 # ← port 90 has no name, which it needs beside another
                    - name: http # ← two ports are called 'http'
                      port: 91
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(Service.self) {
            guard let ports = service.resource.spec?.ports, ports.count > 1 else { continue }
            var seen: Set<String> = []
            for (index, port) in ports.enumerated() {
                let path = FieldPath.root.spec.ports[index]
                if let name = port.name, !name.isEmpty {
                    if !seen.insert(name).inserted { report(service, at: path.name, "two ports are called '\(name)'") }
                } else {
                    report(service, at: path, "port \(port.port) has no name, which it needs beside another")
                }
            }
        }
    }
}
