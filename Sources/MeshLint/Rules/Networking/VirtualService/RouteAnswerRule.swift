import MeshModel
import YAML

/// Reports redirects that lead nowhere, and answers of the proxy that are too large.
struct RouteAnswerRule: LintRule {
    static let info = RuleInfo(
        "MG312",
        "unusable-answer",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary:
            "A redirect changes nothing or says how to change the path in two ways, or a direct response is too large.",
        reason: """
            A redirect to the very place that was asked for would never end. `prefixRewrite` replaces what a prefix condition \
            matched, so that each condition on the path has to be a prefix. The body of a direct response is sent to every proxy; \
            Istio warns above 100 KB, and rejects more than 1 MB.
            """,
        help:
            "set uri, prefixRewrite, authority, port or scheme (http or https); let a service answer with large bodies",
        covers: [
            "VirtualService: redirect with both uri and prefixRewrite",
            "VirtualService: redirect prefixRewrite when a uri match is not a prefix",
            "VirtualService: redirect with nothing set",
            "VirtualService: redirect scheme not http/https",
            "VirtualService: directResponse body over 1 MB",
            "VirtualService: directResponse body over 100 KB",
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
                    - match: [{uri: {exact: /closed}}]
                      directResponse: {status: 503, body: {string: closed}}
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
            if let body = route.directResponse?.body { check(body, at: index, service, report) }
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

    private func check(
        _ body: VirtualService.HTTPBody,
        at index: Int,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        let size = body.size
        guard size > 100 * 1024 else { return }
        let isTooLarge = size > 1024 * 1024
        report(
            service,
            at: .root.spec.http[index].directResponse.body[body.string == nil ? "bytes" : "string"],
            "the body has \(size) bytes, more than \(isTooLarge ? "1 MB" : "100 KB")",
            severity: isTooLarge ? .error : .warning
        )
    }
}

extension VirtualService.HTTPRedirect {
    /// Whether it leads to the place that was asked for.
    fileprivate var isEmpty: Bool {
        let texts = [uri, authority, scheme, prefixRewrite]
        return texts.allSatisfy { $0?.isEmpty != false } && port == nil && derivePort == nil && unknownFields.isEmpty
    }
}

extension VirtualService.HTTPBody {
    /// Its length in bytes; base64 has three of them in four characters.
    fileprivate var size: Int {
        if let string { return string.utf8.count }
        guard let bytes else { return 0 }
        let padding = bytes.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        return bytes.utf8.count / 4 * 3 - padding
    }
}
