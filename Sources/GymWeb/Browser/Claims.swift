#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What an access token says about its owner.
///
/// Only for showing: who may do what is decided by the backends, which check the signature.
public struct Claims: Decodable, Sendable {
    /// The member's id.
    public let sub: String
    public let role: Role
    public let name: String?

    /// Reads the middle part of a JSON Web Token; `nil` if it is none.
    init?(unverified token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        let base64 = parts[1].map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        let padding = String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard let data = Data(base64Encoded: String(base64) + padding),
            let claims = try? JSONDecoder().decode(Claims.self, from: data)
        else { return nil }
        self = claims
    }
}
