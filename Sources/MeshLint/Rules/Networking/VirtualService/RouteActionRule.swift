import MeshModel
import YAML

/// Reports HTTP routes that do nothing, or several things that exclude each other.
struct RouteActionRule: LintRule {
    static let info = RuleInfo(
        "MG306",
        "contradicting-route-actions",
        .error,
        aliases: ["IST0106"],
        summary: "An HTTP route says nothing of where requests go, or says things that exclude each other.",
        reason: """
            A route sends requests to destinations, answers with a redirect, answers directly, or delegates: one of these. \
            Faults and rewrites belong to requests that are sent on; Envoy has no place for them in a route that answers itself.
            """,
        help: "keep one action per route",
        covers: [
            "VirtualService: redirect together with route",
            "VirtualService: redirect together with fault",
            "VirtualService: redirect together with rewrite",
            "VirtualService: redirect together with directResponse",
            "VirtualService: directResponse together with route",
            "VirtualService: directResponse together with fault",
            "VirtualService: directResponse together with rewrite",
            "VirtualService: none of route, redirect, directResponse (and no delegate)",
            "VirtualService: both mirror and mirrors",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{uri: {prefix: /old}}]
                      redirect: {uri: /new}
                    - match: [{uri: {prefix: /health}}]
                      directResponse: {status: 200}
                    - match: [{uri: {prefix: /items}}]
                      delegate: {name: items}
                    - rewrite: {uri: /}
                      fault: {abort: {httpStatus: 503}}
                      mirror: {host: cart-next}
                      route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{uri: {prefix: /a}}]
                      redirect: {uri: /}
                      route: # ← a route with redirect cannot have route
                        - destination: {host: cart}
                      fault: # ← a route with redirect cannot have fault
                        abort: {httpStatus: 503}
                      rewrite: {uri: /b} # ← a route with redirect cannot have rewrite
                      directResponse: {status: 200} # ← a route with redirect cannot have directResponse
                    - match: [{uri: {prefix: /b}}]
                      directResponse: {status: 200}
                      route: # ← a route with directResponse cannot have route
                        - destination: {host: cart}
                      fault: # ← a route with directResponse cannot have fault
                        abort: {httpStatus: 503}
                      rewrite: {uri: /b} # ← a route with directResponse cannot have rewrite
                    - match: [{uri: {prefix: /c}}]
                      mirror: {host: cart}
                      mirrors: [{destination: {host: cart}}] # ← both mirror and mirrors are set
                      route: [{destination: {host: cart}}]
                    - match: # ← needs one of route, redirect, directResponse and delegate
                        - uri: {prefix: /d}
                      timeout: 1s
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            guard route.delegate == nil || service.resource.spec.isDelegate else { return }
            let path = FieldPath.root.spec.http[index]
            if route.redirect != nil {
                checkAnswer("redirect", route, path, service, report)
            } else if route.directResponse != nil {
                checkAnswer("directResponse", route, path, service, report)
            } else if route.route?.isEmpty != false, route.delegate == nil,
                !Self.actions.contains(where: route.isUnread)
            {
                report(service, at: path, "the route needs one of route, redirect, directResponse and delegate")
            }
            if route.mirror != nil, route.mirrors?.isEmpty == false {
                report(service, at: path.mirrors, "both mirror and mirrors are set", on: .key)
            }
        }
    }

    private static let actions = ["route", "redirect", "directResponse", "delegate"]

    private func checkAnswer(
        _ answer: String,
        _ route: VirtualService.HTTPRoute,
        _ path: FieldPath,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        let others = [
            ("route", route.route?.isEmpty == false),
            ("fault", route.fault != nil),
            ("rewrite", route.rewrite != nil),
            ("directResponse", answer != "directResponse" && route.directResponse != nil),
        ]
        for (field, isSet) in others where isSet {
            report(service, at: path[field], "a route with \(answer) cannot have \(field)", on: .key)
        }
    }
}
