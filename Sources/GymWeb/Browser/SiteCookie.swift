import HTTPTypes
import Hummingbird

/// The cookies of the sites; scripts see none of them.
enum SiteCookie: String {
    /// The access token. The mesh knows this name too: an EventSource sends no other credentials.
    case token = "gym-token"
    case refresh = "gym-refresh"
    /// A secret of one browser that its forms must send back.
    case form = "gym-form"
    /// The ``Notice`` for the next page.
    case notice = "gym-notice"

    func value(in request: Request) -> String? { request.cookies[rawValue]?.value }

    /// - Parameter seconds: how long it holds; `nil` until the browser is closed.
    func set(_ value: String, seconds: Int? = nil, for request: Request) -> Cookie {
        Cookie(
            name: rawValue,
            value: value,
            maxAge: seconds,
            path: "/",
            secure: request.isLocal == false,
            httpOnly: true,
            sameSite: .lax
        )
    }

    func clear(for request: Request) -> Cookie { set("", seconds: 0, for: request) }
}

extension Request {
    /// Whether a browser on this very machine asks, without TLS: not all keep secure cookies then.
    var isLocal: Bool {
        let host = head.authority?.split(separator: ":").first ?? ""
        return isEncrypted == false && (host == "localhost" || host == "127.0.0.1")
    }

    /// Whether the browser's connection is encrypted; the gateway ends it, and says so.
    var isEncrypted: Bool { headers[.forwardedProto] == "https" }
}

extension HTTPField.Name {
    private static func known(_ name: String) -> HTTPField.Name {
        guard let known = HTTPField.Name(name) else { preconditionFailure("\(name) is no name of a header") }
        return known
    }

    static let forwardedProto = known("x-forwarded-proto")
    static let fetchSite = known("sec-fetch-site")
    static let referrerPolicy = known("referrer-policy")
    static let permissionsPolicy = known("permissions-policy")
    static let openerPolicy = known("cross-origin-opener-policy")
    static let resourcePolicy = known("cross-origin-resource-policy")
}
