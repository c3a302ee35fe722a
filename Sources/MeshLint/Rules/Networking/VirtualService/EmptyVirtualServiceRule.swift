import MeshModel
import YAML

/// Reports virtual services without routes, and lists in them with empty entries.
struct EmptyVirtualServiceRule: LintRule {
    static let info = RuleInfo(
        "MG305",
        "empty-virtual-service",
        .error,
        aliases: ["IST0106"],
        summary: "A VirtualService has no routes, or a list in it has an entry that is null.",
        reason: """
            Istio rejects a VirtualService with none of `http`, `tls` and `tcp`, and one in which a dash without anything behind \
            it makes a route, condition or destination that is null.
            """,
        help: "give it a route, or remove it; remove the dash that has nothing behind it",
        covers: [
            "VirtualService: none of http, tcp, tls",
            "VirtualService: null http route",
            "VirtualService: match headers: null matcher",
            "VirtualService: mirrors: null entry",
            "VirtualService: http route destination entry null",
            "VirtualService: tls match null",
            "VirtualService: tcp match null",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  tcp:
                    - route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec: # ← has no routes: none of http, tls and tcp
                  hosts: [cart]
                  http: []
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - # ← http[0] is null
                    - route: [{destination: {host: cart}}]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match:
                        - headers:
                            x-user: # ← headers["x-user"] is null
                      mirrors: [null] # ← mirrors[0] is null
                      route:
                        - destination: {host: cart}
                        - ~ # ← route[1] is null
                  tls:
                    - match: [~] # ← match[0] is null
                      route: [~] # ← route[0] is null
                  tcp:
                    - match:
                        - {port: 80}
                        - ~ # ← match[1] is null
                      route: [~] # ← route[0] is null
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            let spec = service.resource.spec
            if !spec.hasRoutes {
                report(service, at: .root.spec, "it has no routes: none of http, tls and tcp", on: .key)
            }
            for (path, fields) in unreadFields(of: spec) { checkNulls(fields, at: path, service, report) }
        }
    }

    /// The fields that the kind could not read, of the objects that hold lists of objects.
    private func unreadFields(of spec: VirtualService.Spec) -> [(FieldPath, UnknownFields)] {
        var found: [(FieldPath, UnknownFields)] = []
        func note(_ fields: UnknownFields, _ path: @autoclosure () -> FieldPath) {
            if !fields.isEmpty { found.append((path(), fields)) }
        }
        note(spec.unknownFields, .root.spec)
        for (index, route) in (spec.http ?? []).enumerated() {
            note(route.unknownFields, .root.spec.http[index])
            for (place, match) in (route.match ?? []).enumerated() {
                note(match.unknownFields, .root.spec.http[index].match[place])
            }
        }
        for (index, route) in (spec.tls ?? []).enumerated() { note(route.unknownFields, .root.spec.tls[index]) }
        for (index, route) in (spec.tcp ?? []).enumerated() { note(route.unknownFields, .root.spec.tcp[index]) }
        return found
    }

    private static let lists: Set = ["http", "tls", "tcp", "match", "route", "mirrors"]
    private static let maps: Set = ["headers", "withoutHeaders", "queryParams"]

    private func checkNulls(
        _ fields: UnknownFields,
        at path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        for (key, value) in fields.entries {
            if Self.lists.contains(key) {
                for (index, item) in (value.items ?? []).enumerated() where item.isNull {
                    report(service, at: path[key][index], "\(key)[\(index)] is null")
                }
            } else if Self.maps.contains(key) {
                for (name, item) in value.entries ?? [] where item.isNull {
                    report(service, at: path[key][name], "\(key)[\"\(name)\"] is null", on: .key)
                }
            }
        }
    }
}

extension VirtualService.Spec {
    /// Whether it has a route, be it one that cannot be read.
    fileprivate var hasRoutes: Bool {
        if http?.isEmpty == false || tls?.isEmpty == false || tcp?.isEmpty == false { return true }
        return ["http", "tls", "tcp"].contains(where: isUnread)
    }
}
