import HTTPTypes
import Hummingbird

/// The secret of a browser that every form of it sends back: a page of another site cannot know it.
enum FormSecret {
    /// 128 random bits.
    static func new() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next(), radix: 36)
            return String(repeating: "0", count: max(0, 13 - digits.count)) + digits
        }.joined()
    }

    /// Whether a form comes from a page of this site: by what the browser says of its origin, and by the secret.
    static func admits(_ request: Request, _ form: Form) -> Bool {
        if let site = request.headers[.fetchSite], site != "same-origin" { return false }
        if let origin = request.headers[.origin], hasHost(origin, of: request) == false { return false }
        guard let secret = SiteCookie.form.value(in: request), secret.utf8.count >= 20 else { return false }
        return isEqual(secret, form.exact("csrf"))
    }

    private static func hasHost(_ origin: String, of request: Request) -> Bool {
        guard let authority = request.head.authority else { return false }
        return origin == "http://\(authority)" || origin == "https://\(authority)"
    }

    /// Takes the same time wherever the texts differ.
    private static func isEqual(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
