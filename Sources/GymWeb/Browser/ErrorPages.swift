import HTTPTypes
import Hummingbird
import Logging

/// Turns what goes wrong into pages for people; whoever must log in first is sent there, and back afterwards.
struct ErrorPages: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.path = request.uri.string
        do {
            return try await next(request, context)
        } catch Refusal.noSession {
            return logIn(request, context)
        } catch let problem as BackendProblem where problem.status == 401 {
            return logIn(request, context)
        } catch {
            return try page(for: error, context)
        }
    }

    private func logIn(_ request: Request, _ context: WebContext) -> Response {
        let next = request.method == .get ? "?next=\(Query.escaped(context.path))" : ""
        var response = site.redirect(to: "\(site.identity.base)/login\(next)", for: request)
        if context.session != nil { response.endSession(for: request) }
        return response
    }

    private func page(for error: any Error, _ context: WebContext) throws -> Response {
        let (status, text) = Self.explanation(of: error)
        if status.code >= 500 { context.logger.error("A page failed", metadata: ["error": "\(error)"]) }
        var response = try site.show(
            ErrorPage(status: "\(status.code)", text: text),
            as: "problem",
            title: Self.title(of: status),
            status: status,
            for: context
        )
        if status == .serviceUnavailable || status == .tooManyRequests { response.headers[.retryAfter] = "5" }
        return response
    }

    private static func explanation(of error: any Error) -> (HTTPResponse.Status, String) {
        switch error {
        case Refusal.foreignForm:
            (
                .forbidden,
                "The form is too old, or does not come from this site. Go back, reload the page and try again."
            )
        case Refusal.otherRole:
            (.forbidden, "Your account may not see this page.")
        case let problem as BackendProblem where problem.status == 429 || problem.status == 503:
            (.serviceUnavailable, "There is a lot to do just now. Try again in a few seconds.")
        case let problem as BackendProblem where problem.status < 500:
            (HTTPResponse.Status(code: problem.status), problem.text)
        case is BackendFailure, is BackendProblem:
            (.serviceUnavailable, "A part of the gym does not answer just now. Try again in a few seconds.")
        case let error as any HTTPResponseError where error.status.code < 500:
            (error.status, error.status == .notFound ? "There is no such page." : "The request cannot be answered.")
        default:
            (.internalServerError, "Something went wrong on our side.")
        }
    }

    private static func title(of status: HTTPResponse.Status) -> String {
        switch status.code {
        case 403: "Not allowed"
        case 404: "Not found"
        case 500...: "Not now"
        default: "Not possible"
        }
    }
}

/// What an error page shows.
private struct ErrorPage: Sendable {
    let status: String
    let text: String
}
