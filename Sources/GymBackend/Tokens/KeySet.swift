import Crypto
import FoundationEssentials

/// Public keys as programs fetch them.
///
/// Source: RFC 7517 and RFC 7518, section 6.2.1.
public struct KeySet: Encodable, Sendable {
    struct Key: Encodable {
        let kty = "EC"
        let crv = "P-256"
        let alg = "ES256"
        let use = "sig"
        let kid, x, y: String

        init(name: String, _ key: P256.Signing.PublicKey) {
            let coordinates = key.rawRepresentation
            kid = name
            x = base64URL(coordinates.prefix(32))
            y = base64URL(coordinates.suffix(32))
        }
    }

    let keys: [Key]
}

/// Base64 for URLs, without padding: RFC 4648, section 5.
private func base64URL(_ data: Data) -> String {
    String(
        data.base64EncodedString().compactMap { character in
            switch character {
            case "+": "-"
            case "/": "_"
            case "=": nil
            default: character
            }
        }
    )
}
