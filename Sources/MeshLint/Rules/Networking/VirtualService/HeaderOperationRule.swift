import MeshModel
import YAML

/// Reports headers that cannot be set, added or removed.
struct HeaderOperationRule: LintRule {
    static let info = RuleInfo(
        "MG308",
        "unusable-header-operation",
        .error,
        aliases: ["IST0106"],
        summary:
            "A route sets, adds or removes a header that Envoy does not let it touch, or to a value it cannot read.",
        reason: """
            Pseudo headers such as `:path` are no headers that can be set, and `Host` can be set for requests only. In values, \
            Envoy takes `%...%` for a variable, so that a lone percent sign breaks the whole route configuration.
            """,
        help: "name a header; write %% for a percent sign",
        covers: [
            "VirtualService: route headers request/response add/set/remove (shared header rules; route level)",
            "VirtualService: http route entry headers (shared header rules; destination level)",
            "Shared pieces: header value: control characters (all but TAB)",
            "Shared pieces: header value: unescaped or unterminated `%VAR%` expression, or malformed `%VAR([\"...\"])%` arguments (port of Envoy's header parser)",
            "Shared pieces: header add/set name on requests: empty",
            "Shared pieces: header add/set name on requests: begins with `:` other than `:authority` (Host/:authority allowed there)",
            "Shared pieces: header remove / response add/set/remove name: empty",
            "Shared pieces: header remove / response add/set/remove name: Host",
            "Shared pieces: header remove / response add/set/remove name: begins with `:`",
        ],
        accepts: [
            Example(
                #"""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - headers:
                        request:
                          set: {Host: cart.example.com, x-share: "100%%", x-from: "%DOWNSTREAM_REMOTE_ADDRESS%"}
                          add: {x-meta: '%DYNAMIC_METADATA(["com.test", "key"])%', x-req: "%REQ(X-ID)%", x-tab: "a\tb"}
                        response: {remove: [x-internal]}
                      route:
                        - destination: {host: cart}
                          headers: {request: {set: {":authority": cart.example.com}}}
                """#
            )
        ],
        rejects: [
            Example(
                #"""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - headers:
                        request:
                          set:
                            "": a # ← a header without a name is set
                            ":path": / # ← the pseudo header ':path' cannot be set
                            x-share: 100% # ← a '%' that stands for itself is written '%%'
                            x-bell: "\a" # ← it has a control character
                          add:
                            x-open: "%REQ(X-ID)" # ← has no '%' at its end
                            x-bad: '%META(["a" "b"])%' # ← stands where ',' or ']' is due
                          remove:
                            - "" # ← a header without a name is removed
                            - host # ← 'host' cannot be removed
                            - :method # ← the pseudo header ':method' cannot be removed
                        response:
                          set:
                            Host: a # ← 'Host' cannot be set in responses
                            ":status": "200" # ← the pseudo header ':status' cannot be set
                          add: {"": a} # ← a header without a name is added
                          remove: [":status"] # ← the pseudo header ':status' cannot be removed
                      route:
                        - destination: {host: cart}
                          headers:
                            response: {add: {x-a: "%A(]%"}} # ← a variable in it has no '%' at its end
                            request: {remove: [":authority"]} # ← the pseudo header ':authority' cannot be removed
                """#
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            if let headers = route.headers { check(headers, at: .root.spec.http[index].headers, service, report) }
            for (place, destination) in (route.route ?? []).enumerated() {
                guard let headers = destination.headers else { continue }
                check(headers, at: .root.spec.http[index].route[place].headers, service, report)
            }
        }
    }

    private func check(
        _ headers: VirtualService.Headers,
        at path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        for operation in headers.operations {
            let list = operation.steps.reduce(path) { $0[$1] }
            for (index, header) in operation.headers.enumerated() {
                let place = header.value == nil ? list[index] : list[header.name]
                if let problem = problem(of: header.name, operation) { report(service, at: place, problem, on: .key) }
                guard let value = header.value, let problem = HeaderFormat.problem(of: value) else { continue }
                report(service, at: place, "the value of '\(header.name)' cannot be read: \(problem)")
            }
        }
    }

    private static let participles = ["set": "set", "add": "added", "remove": "removed"]

    private func problem(of name: String, _ operation: HeaderOperation) -> String? {
        let done = Self.participles[operation.verb, default: operation.verb]
        if name.isEmpty { return "a header without a name is \(done)" }
        let allowsAuthority = operation.isRequest && operation.verb != "remove"
        if allowsAuthority, HeaderOperation.isAuthority(name) { return nil }
        if name.utf8.first == UInt8(ascii: ":") { return "the pseudo header '\(name)' cannot be \(done)" }
        guard name.lowercased() == "host", !allowsAuthority else { return nil }
        return "'\(name)' cannot be \(done)\(operation.isRequest ? "" : " in responses")"
    }
}
