import Crypto
import Foundation
import GymCore
import JWTKit

/// The content of an access token, right unless a test wants it otherwise.
struct TokenClaims: JWTPayload {
    var iss = "https://gym.example.com"
    var aud = "gym"
    var sub: String
    var sid = "test-\(UInt64.random(in: 0...UInt64.max))"
    var role: Role
    var name = "Test"
    var iat = Int(Date.now.timeIntervalSince1970)
    var exp = Int(Date.now.timeIntervalSince1970) + 300

    func verify(using algorithm: some JWTAlgorithm) {}

    func signed(with key: P256Key, kid: String) async throws -> String {
        let keys = await JWTKeyCollection().add(ecdsa: key.es256, kid: JWKIdentifier(string: kid))
        return try await keys.sign(self, kid: JWKIdentifier(string: kid))
    }
}

/// A private key for tests.
struct P256Key {
    let es256: ES256PrivateKey

    init() {
        es256 = ES256PrivateKey()
    }

    init(_ raw: Data) throws {
        es256 = try ES256PrivateKey(backing: P256.Signing.PrivateKey(rawRepresentation: raw))
    }
}
