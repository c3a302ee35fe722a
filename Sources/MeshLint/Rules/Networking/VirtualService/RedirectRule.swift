import MeshModel
import YAML

/// Reports redirects that lead nowhere.
struct RedirectRule: LintRule {
    static let info = RuleInfo(
        "MG312",
        "unusable-redirect",
        .error,
        aliases: ["IST0106"],
        summary: "A redirect changes nothing, or says how to change the path in two ways.",
        reason: """
            A redirect to the very place that was asked for would never end. `prefixRewrite` replaces what a prefix condition \
            matched, so that each condition on the path has to be a prefix.
            """,
        help: "set uri, prefixRewrite, authority, port or scheme (http or https)",
        covers: [
            "VirtualService: redirect with both uri and prefixRewrite",
            "VirtualService: redirect prefixRewrite when a uri match is not a prefix",
            "VirtualService: redirect with nothing set",
            "VirtualService: redirect scheme not http/https",
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
                      redirect: {prefixRewrite: /new}
                    - match: [{uri: {exact: /basket}}]
                      redirect: {uri: /cart, redirectCode: 308}
                    - redirect: {derivePort: FROM_REQUEST_PORT}
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
                      redirect: {uri: /b, prefixRewrite: /c} # ← both uri and prefixRewrite are set
                    - match: [{uri: {prefix: /d}}, {uri: {exact: /e}}]
                      redirect: {prefixRewrite: /f} # ← match[1] is no prefix
                    - match: [{uri: {prefix: /g}}]
                      redirect: {redirectCode: 301} # ← the redirect changes nothing
                    - match: [{uri: {prefix: /h}}]
                      redirect: {scheme: wss} # ← scheme 'wss' is neither http nor https
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            guard let redirect = route.redirect else { return }
            let path = FieldPath.root.spec.http[index].redirect
            if redirect.isEmpty { report(service, at: path, "the redirect changes nothing: it would never end") }
            if let scheme = redirect.scheme, !["", "http", "https"].contains(scheme) {
                report(service, at: path.scheme, "scheme '\(scheme)' is neither http nor https")
            }
            guard redirect.prefixRewrite?.isEmpty == false else { return }
            if redirect.uri?.isEmpty == false {
                report(service, at: path.prefixRewrite, "both uri and prefixRewrite are set", on: .key)
            }
            let place = route.match?.firstIndex { $0.uri?.exact != nil || $0.uri?.regex != nil }
            guard let place else { return }
            let message = "prefixRewrite replaces a prefix, but the uri of match[\(place)] is no prefix"
            report(service, at: path.prefixRewrite, message, on: .key)
        }
    }
}

extension VirtualService.HTTPRedirect {
    /// Whether it leads to the place that was asked for.
    fileprivate var isEmpty: Bool {
        let texts = [uri, authority, scheme, prefixRewrite]
        return texts.allSatisfy { $0?.isEmpty != false } && port == nil && derivePort == nil && unknownFields.isEmpty
    }
}
