import MeshModel
import YAML

/// Reports passwords and tokens in environment variables and ConfigMaps.
struct CredentialInTextRule: LintRule {
    static let info = RuleInfo(
        "MG641",
        "credential-in-text",
        .warning,
        summary: "An environment variable or a ConfigMap seems to hold a credential.",
        reason: """
            It is readable for everybody who may read the manifest, the pod or the ConfigMap. A name that ends in PASSWORD, \
            SECRET, TOKEN or API_KEY (and not in a file or a reference), or an address with user and password, is taken for \
            one. Values are never shown in findings.
            """,
        help: "put it into a Secret and refer to it with secretKeyRef",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: app
                      image: cart:1
                      env:
                        - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}
                        - {name: DB_PASSWORD_FILE, value: /run/secrets/db}
                        - {name: TOKEN, value: $(OTHER)}
                        - {name: USE_TOKEN, value: "true"}
                        - {name: DB_URL, value: "mysql://db:3306/shop"}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: app
                      image: cart:1
                      env:
                        - name: DB_PASSWORD
                          value: hunter2 # ← 'DB_PASSWORD' seems to hold a credential
                        - name: DB_URL
                          value: mysql://root:hunter2@db/shop # ← 'DB_URL' seems to hold an address with a password
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data:
                  api_key: abcdef # ← 'api_key' seems to hold a credential
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all {
            let lists = [
                ("containers", workload.spec.containers), ("initContainers", workload.spec.initContainers ?? []),
            ]
            for (name, containers) in lists {
                for (index, container) in containers.enumerated() {
                    for (number, variable) in (container.env ?? []).enumerated() {
                        guard let value = variable.value, let problem = Self.problem(variable.name, value) else {
                            continue
                        }
                        report(workload, at: workload.specPath[name][index].env[number].value, problem)
                    }
                }
            }
        }
        for map in mesh.all(ConfigMap.self) {
            for (key, value) in (map.resource.data ?? [:]).sorted(by: { $0.key < $1.key }) {
                if let problem = Self.problem(key, value) { report(map, at: .root.data[key], problem) }
            }
        }
    }

    private static let endings = ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "API_KEY", "APIKEY", "PRIVATE_KEY"]

    private static func problem(_ name: String, _ value: String) -> String? {
        guard !value.isEmpty, !value.hasPrefix("$("), !value.hasPrefix("/"), value.utf8.count < 4096 else { return nil }
        if isOfCredential(name), !["true", "false", "0", "1"].contains(value.lowercased()) {
            return "'\(name)' seems to hold a credential"
        }
        return hasPassword(value) ? "'\(name)' seems to hold an address with a password" : nil
    }

    private static func isOfCredential(_ name: String) -> Bool {
        // Most names end in none of the last letters, and need no copy.
        guard let last = name.utf8.last, "DNTYdnty".utf8.contains(last) else { return false }
        let plain = name.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "."): UInt8(ascii: "_")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte & ~0x20
            default: byte
            }
        }
        return endings.contains { plain.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// Whether the value is `scheme://user:password@host`.
    private static func hasPassword(_ value: String) -> Bool {
        guard value.utf8.contains(UInt8(ascii: "@")), !value.contains("\n"), let scheme = value.firstRange(of: "://"),
            !value.contains(" ")
        else {
            return false
        }
        let authority = value[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return false
        }
        let password = authority[authority.index(after: colon)..<at]
        return !password.isEmpty && !password.hasPrefix("$")
    }
}
