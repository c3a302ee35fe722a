import Crypto
import FoundationEssentials
import GymCore

/// A log-in as the cache holds it.
struct LogIn: Codable, Sendable {
    /// The id of the member.
    let member: String
    let startedAt: Moment
    /// The number of the refresh token that is good.
    var number: Int
    /// When that one was made.
    var renewedAt: Moment
    /// What codes are made with.
    let secret: Data

    static func newSecret() -> Data {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    }

    /// The refresh token that is good: `LOG-IN.NUMBER.CODE`.
    func token(_ id: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Self.message(id, number), using: SymmetricKey(data: secret))
        return "\(id).\(number).\(code.map(Self.hexadecimal).joined())"
    }

    /// Whether a code is the one of a number; in constant time.
    func isRight(code: Substring, id: String, number: Int) -> Bool {
        guard let bytes = Self.bytes(of: code) else { return false }
        let key = SymmetricKey(data: secret)
        return HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: Self.message(id, number), using: key)
    }

    private static func message(_ id: String, _ number: Int) -> Data {
        Data("\(id).\(number)".utf8)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    private static func bytes(of code: Substring) -> Data? {
        let digits = Array(code.utf8)
        guard digits.count == 64 else { return nil }
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16)
        }
        return bytes.count == 32 ? Data(bytes) : nil
    }
}

/// That a member changed the password, and in which log-in.
struct PasswordChange: Codable, Sendable {
    let at: Moment
    let session: String

    /// Whether a log-in is from before and elsewhere.
    func ends(_ logIn: LogIn, _ id: String) -> Bool {
        logIn.startedAt <= at && id != session
    }
}
