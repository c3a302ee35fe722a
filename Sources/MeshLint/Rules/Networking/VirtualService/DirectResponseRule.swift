import MeshModel
import YAML

/// Reports answers of the proxy that are too large.
struct DirectResponseRule: LintRule {
    static let info = RuleInfo(
        "MG313",
        "large-direct-response",
        .warning,
        aliases: ["IST0106", "IST0133"],
        summary: "The body of a direct response is larger than the configuration of a proxy should carry.",
        reason: """
            The body is a part of the configuration that istiod sends to every proxy. Istio warns above 100 KB, and rejects more \
            than 1 MB.
            """,
        help: "let a service answer with bodies of this size",
        covers: ["VirtualService: directResponse body over 1 MB", "VirtualService: directResponse body over 100 KB"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - directResponse:
                        status: 503
                        body: {string: "\(String(repeating: "closed ", count: 100))"}
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
                      directResponse:
                        status: 503
                        body:
                          string: "\(String(repeating: "closed for repairs. ", count: 5121))" # ← 102420 bytes, more than 100 KB
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
                    - directResponse:
                        status: 503
                        body:
                          bytes: "\(String(repeating: "QUJD", count: 349_526))" # ← 1048578 bytes, more than 1 MB
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            guard let body = route.directResponse?.body else { return }
            let size = body.size
            guard size > 100 * 1024 else { return }
            let field = body.string == nil ? "bytes" : "string"
            let isTooLarge = size > 1024 * 1024
            report(
                service,
                at: .root.spec.http[index].directResponse.body[field],
                "the body has \(size) bytes, more than \(isTooLarge ? "1 MB" : "100 KB")",
                severity: isTooLarge ? .error : .warning
            )
        }
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
