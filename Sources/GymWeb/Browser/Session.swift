import HTTPTypes
public import Hummingbird

/// Who is logged in: an access token and what it says.
public struct Session: Sendable {
    let token: String
    public let claims: Claims

    init?(token: String) {
        guard let claims = Claims(unverified: token) else { return nil }
        self.token = token
        self.claims = claims
    }
}

extension Response {
    /// Logs a browser in; its forms get a new secret, so that no earlier page and no planted cookie reaches into the session.
    mutating func begin(_ tokens: Tokens, for request: Request) {
        keep(tokens, for: request)
        setCookie(SiteCookie.form.set(FormSecret.new(), for: request))
    }

    /// Keeps renewed tokens.
    ///
    /// The access token's cookie ends with the token: its absence is what asks for another.
    mutating func keep(_ tokens: Tokens, for request: Request) {
        setCookie(SiteCookie.token.set(tokens.accessToken, seconds: max(1, tokens.expiresIn - 10), for: request))
        setCookie(SiteCookie.refresh.set(tokens.refreshToken, seconds: 30 * 24 * 3_600, for: request))
    }

    /// Has the next page ask for another access token: one that says what is now true of its owner.
    public mutating func renewToken(for request: Request) { setCookie(SiteCookie.token.clear(for: request)) }

    /// Logs a browser out.
    mutating func endSession(for request: Request) {
        for cookie in [SiteCookie.token, .refresh, .form] { setCookie(cookie.clear(for: request)) }
    }

    /// Whether the response says who is logged in.
    var changesSession: Bool {
        headers[values: .setCookie].contains { $0.hasPrefix("\(SiteCookie.token.rawValue)=") }
    }
}
