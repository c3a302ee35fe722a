import HTTPTypes
import Hummingbird
import Logging

/// Reads a browser's cookies, renews its session when the access token has ended, and refuses foreign forms.
struct SessionMiddleware: RouterMiddleware {
    private static let maximumFormBytes = 32 * 1024
    let gym: Gym

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var (request, context) = (request, context)
        let renewed = try await readSession(of: request, into: &context)
        let secret = SiteCookie.form.value(in: request)
        context.formSecret = secret ?? FormSecret.new()
        context.notice = SiteCookie.notice.value(in: request).flatMap(Notice.init)
        if request.method != .get && request.method != .head {
            let body = try await request.collectBody(upTo: Self.maximumFormBytes)
            context.form = try Form(String(buffer: body))
            guard FormSecret.admits(request, context.form) else { throw Refusal.foreignForm }
        }
        var response = try await next(request, context)
        if response.changesSession == false {
            if let renewed { response.keep(renewed, for: request) }
            if secret == nil { response.setCookie(SiteCookie.form.set(context.formSecret, for: request)) }
        }
        if context.notice != nil, response.status == .ok { response.setCookie(SiteCookie.notice.clear(for: request)) }
        return response
    }

    /// - Returns: new tokens, if the old ones had ended.
    private func readSession(of request: Request, into context: inout WebContext) async throws -> Tokens? {
        if let session = SiteCookie.token.value(in: request).flatMap(Session.init) {
            context.session = session
            return nil
        }
        guard let token = SiteCookie.refresh.value(in: request), token.isEmpty == false else { return nil }
        do {
            let tokens = try await gym.refresh(token)
            context.session = Session(token: tokens.accessToken)
            return tokens
        } catch let problem as BackendProblem where problem.status == 401 || problem.status == 422 {
            return nil
        }
    }
}

/// Why a site does not do what a browser asks, where the backend has no say.
enum Refusal: Error {
    /// The form comes from elsewhere, or from a page of another session.
    case foreignForm
    /// The page is for people with another role.
    case otherRole
    /// Somebody must log in first.
    case noSession
}
