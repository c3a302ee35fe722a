import GymCore
import JWTKit

/// The content of an access token.
///
/// Source: RFC 7519 and RFC 9068; times are whole seconds, which Envoy wants.
struct AccessClaims: JWTPayload {
    let iss: String
    let aud: String
    /// The id of the member.
    let sub: String
    /// The log-in that the token belongs to.
    let sid: String
    let role: Role
    let name: String
    let iat: Int64
    let exp: Int64

    /// Checks nothing here: ``Tokens`` knows the time, the issuer and the audience.
    func verify(using algorithm: some JWTAlgorithm) {}
}
