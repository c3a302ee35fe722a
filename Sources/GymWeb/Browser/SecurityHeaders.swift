import HTTPTypes
import Hummingbird

/// What a browser may do with the pages: run the site's own scripts, use its own styles, and stay on the site.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    private static let fields: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, policy),
        (.xContentTypeOptions, "nosniff"),
        // Not stricter: without an origin, forms could not be told from foreign ones.
        (.referrerPolicy, "same-origin"),
        (.permissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=()"),
        (.openerPolicy, "same-origin"),
        (.resourcePolicy, "same-origin"),
    ]

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.fields { response.headers[name] = value }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if request.isEncrypted { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }
}
