#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a server is and how to log in, from a URL such as `mysql://gym:secret@mysql:3306/gym`.
struct ServerAddress: Hashable, Sendable {
    let host: String
    let port: Int
    /// Absent means that the server wants none.
    let user: String?
    let password: String?
    /// The path without its slash; may be empty.
    let database: String

    /// - Parameters:
    ///   - name: the setting's name, for the error.
    ///   - scheme: what the URL must begin with.
    init(_ text: String, name: String, scheme: String, defaultPort: Int) throws(GymError) {
        guard let url = URL(string: text), url.scheme == scheme, let host = url.host(percentEncoded: false),
            !host.isEmpty
        else {
            throw .invalid([FieldError(name, "must be a URL such as \(scheme)://user:password@host:\(defaultPort)/0")])
        }
        self.host = host
        port = url.port ?? defaultPort
        user = url.user(percentEncoded: false).flatMap { $0.isEmpty ? nil : $0 }
        password = url.password(percentEncoded: false)
        database = String(url.path(percentEncoded: false).drop { $0 == "/" })
    }

    static func mysql(_ url: String) throws(GymError) -> ServerAddress {
        try ServerAddress(url, name: "MYSQL_URL", scheme: "mysql", defaultPort: 3306)
    }

    static func redis(_ url: String) throws(GymError) -> ServerAddress {
        try ServerAddress(url, name: "REDIS_URL", scheme: "redis", defaultPort: 6379)
    }
}
