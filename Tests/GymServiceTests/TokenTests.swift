import Crypto
import Foundation
import GymCore
import Testing

extension GymServiceTests {
    /// Tokens that somebody made up.
    @Suite struct TokenTests {
        @Test func aTokenOfTheGymHolds() async throws {
            let backend = try await SharedBackend.backend
            let ada = try await backend.join()
            #expect(try await backend.send(.get, "/api/main/me", token: ada.token).status == 200)
            let cookie = try await backend.send(.get, "/api/main/me", headers: ["cookie": "gym-token=\(ada.token)"])
            #expect(cookie.status == 200)
        }

        /// A browser sends cookies along with what other sites make it send.
        @Test func aCookieIsNotEnoughForAChange() async throws {
            let backend = try await SharedBackend.backend
            let (ada, yoga) = (try await backend.join(), try await backend.schedule())
            let path = "/api/main/classes/\(yoga)/bookings"
            #expect(try await backend.send(.post, path, headers: ["cookie": "gym-token=\(ada.token)"]).status == 401)
            #expect(try await backend.send(.post, path, token: ada.token).status == 201)
        }

        @Test func claimsMustHold() async throws {
            let backend = try await SharedBackend.backend
            let ada = try await backend.join()
            let now = Int(Date.now.timeIntervalSince1970)
            let right = TokenClaims(sub: ada.id, role: .member)
            let changes: [(inout TokenClaims) -> Void] = [
                { $0.exp = now - 1 }, { $0.iss = "https://evil.example.com" }, { $0.aud = "another" },
                {
                    $0.iat = now + 3_600; $0.exp = now + 7_200
                },
            ]
            for change in changes {
                var claims = right
                change(&claims)
                let answer = try await backend.send(.get, "/api/main/me", token: backend.token(claims))
                #expect(answer.status == 401)
                #expect(answer.header("www-authenticate") == #"Bearer realm="gym""#)
            }
            #expect(try await backend.send(.get, "/api/main/me", token: backend.token(right)).status == 200)
        }

        @Test func foreignKeysDoNotHold() async throws {
            let backend = try await SharedBackend.backend
            let ada = try await backend.join()
            let claims = TokenClaims(sub: ada.id, role: .admin)
            let kid = try #require(try await backend.storage.store.signingKeys().last).id
            for name in [kid, "unknown", ""] {
                let token = try await claims.signed(with: P256Key(), kid: name)
                #expect(try await backend.send(.get, "/api/main/members", token: token).status == 401)
            }
        }

        /// Algorithms that need no private key: none at all, and the public key as a secret.
        @Test func otherAlgorithmsDoNotHold() async throws {
            let backend = try await SharedBackend.backend
            let ada = try await backend.join()
            let parts = ada.token.split(separator: ".").map(String.init)
            let kid = try #require(try await backend.storage.store.signingKeys().last).id
            let keys = try await backend.send(.get, "/api/main/auth/jwks.json").body
            for algorithm in ["none", "None", "NONE", "HS256", "ES384", ""] {
                let header = Self.base64URL(Data(#"{"alg":"\#(algorithm)","typ":"JWT","kid":"\#(kid)"}"#.utf8))
                let code = HMAC<SHA256>.authenticationCode(
                    for: Data("\(header).\(parts[1])".utf8),
                    using: SymmetricKey(data: keys)
                )
                for signature in ["", Self.base64URL(Data(code)), parts[2]] {
                    let token = "\(header).\(parts[1]).\(signature)"
                    #expect(try await backend.send(.get, "/api/main/me", token: token).status == 401, "\(algorithm)")
                }
            }
        }

        @Test func aChangedTokenDoesNotHold() async throws {
            let backend = try await SharedBackend.backend
            let ada = try await backend.join()
            let parts = ada.token.split(separator: ".").map(String.init)
            let claims = TokenClaims(sub: ada.id, role: .admin)
            let payload = Self.base64URL(try JSONEncoder().encode(claims))
            for token in [
                "\(parts[0]).\(payload).\(parts[2])", "a.b.c", "..", "", String(repeating: "a", count: 10_000),
            ] {
                #expect(try await backend.send(.get, "/api/main/me", token: token).status == 401)
            }
            for header in ["Basic \(ada.token)", ada.token, "Bearer", "Bearer  "] {
                #expect(try await backend.send(.get, "/api/main/me", headers: ["authorization": header]).status == 401)
            }
        }

        /// What Envoy's filter needs, which checks tokens before they come here.
        @Test func theKeysAreAKeySet() async throws {
            let backend = try await SharedBackend.backend
            let keys = try await backend.send(.get, "/api/main/auth/jwks.json")
            let key = try #require((try keys.json["keys"] as? [[String: String]])?.first)
            #expect(key["kty"] == "EC" && key["crv"] == "P-256" && key["alg"] == "ES256" && key["use"] == "sig")
            #expect(key["x"]?.count == 43 && key["y"]?.count == 43 && key["d"] == nil)
            #expect(!keys.text.contains("private"))
        }

        private static func base64URL(_ data: Data) -> String {
            data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }
    }
}
