import MeshModel
import YAML

/// Reports operations in policies that Istio rejects.
struct PolicyOperationRule: LintRule {
    static let info = RuleInfo(
        "MG433",
        "policy-operation",
        .error,
        aliases: ["IST0106"],
        summary: "A policy names the operations it is about in a way that Istio does not take.",
        reason: """
            An empty `to` or `operation` would match nothing or everything, depending on how it is read, so Istio rejects it. \
            Ports are numbers as text. A path with `{*}` (one segment) or `{**}` (any number of them, at the end) is a template, \
            which holds no other braces, and whose segments are made of the signs of RFC 3986.
            """,
        help: "leave out what is not restricted, and write each value in the form of its field",
        covers: [
            "AuthorizationPolicy: to present but empty",
            "AuthorizationPolicy: to without operation",
            "AuthorizationPolicy: operation with nothing set",
            "AuthorizationPolicy: ports / notPorts not a number up to 65535",
            "AuthorizationPolicy: empty string in ports, methods, paths, hosts or their not- forms",
            "AuthorizationPolicy: path template: `{**}` not the last operator",
            "AuthorizationPolicy: path template: `{` or `}` outside `{*}` / `{**}`",
            "AuthorizationPolicy: path template: literal segment with characters outside RFC 3986 pchar",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  rules:
                    - to:
                        - operation: {ports: ["0", "65535"], methods: [GET], paths: ["/cart/{*}/items/{**}", "/ü*"]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  rules:
                    - to: [] # ← to is empty
                    - to:
                        - {} # ← the operation is missing
                        - operation: {} # ← the operation is empty
                        - operation:
                            ports: ["65536"] # ← '65536' is no port number
                            notPorts: [http] # ← 'http' is no port number
                            methods: [""] # ← an empty text matches nothing
                            paths:
                              - /{**}/cart/{*} # ← '{**}' must be the last
                              - /cart/{id} # ← '{id}' is neither {*} nor {**}
                              - /c{*} # ← 'c{*}' is neither
                              - /ü/{*} # ← 'ü' cannot stand in a template
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(AuthorizationPolicy.self) {
            for (rule, path) in policy.rules {
                guard let targets = rule.to else { continue }
                if targets.isEmpty {
                    report(policy, at: path.to, "to is empty; leave it out to mean every operation", on: .key)
                }
                for (index, to) in targets.enumerated() { check(to, of: policy, at: path.to[index], report) }
            }
        }
    }

    private func check(_ to: AuthorizationPolicy.To, of policy: some Placed, at path: FieldPath, _ report: Report) {
        guard let operation = to.operation else {
            if !to.isUnread("operation") { report(policy, at: path, "the operation is missing") }
            return
        }
        let lists = operation.lists
        if lists.isEmpty, operation.unknownFields.isEmpty {
            report(policy, at: path.operation, "the operation is empty; leave to out to mean every operation")
        }
        for (name, values) in lists {
            for (index, value) in values.enumerated() {
                guard let problem = Self.problem(of: value, in: name) else { continue }
                report(policy, at: path.operation[name][index], problem)
            }
        }
    }

    private static func problem(of value: String, in list: String) -> String? {
        if value.isEmpty { return "an empty text matches nothing" }
        return switch list {
        case "ports", "notPorts": PolicyValue.problem(ofPort: value)
        case "paths", "notPaths": PathTemplate.problem(of: value)
        default: nil
        }
    }
}
