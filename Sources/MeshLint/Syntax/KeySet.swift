import MeshModel
import MeshRender
import YAML

/// A JSON Web Key Set, as far as it can be judged without the keys' mathematics.
///
/// Source: RFC 7517 and RFC 7518, section 6: the members that each type of key must have.
struct KeySet: Sendable {
    /// A key of the set that cannot be used, or that should not be there.
    struct Flaw: Hashable {
        var index: Int
        var message: String
    }

    private let keys: [AnyValue]

    /// Why a text is no key set: lower case, no full stop.
    struct Problem: Error, Hashable { var message: String }

    /// - Parameter text: a set (`{"keys": [...]}`) or a single key.
    init(_ text: String) throws(Problem) {
        let stream = Document.parse(text)
        guard stream.errors.isEmpty, let root = stream.documents.first?.root, root.kind == .mapping,
            stream.documents.count == 1, text.isJSONObject
        else { throw Problem(message: "it is no JSON object") }
        let value = AnyValue(MeshModel.Tape(root))
        if let keys = value["keys"] {
            guard let items = keys.items else { throw Problem(message: "'keys' is no list") }
            self.keys = items
        } else {
            guard value["kty"] != nil else { throw Problem(message: "it has neither 'keys' nor 'kty'") }
            keys = [value]
        }
    }

    /// The keys that do not have what their type asks for.
    var unusable: [Flaw] {
        keys.enumerated().compactMap { index, key in Self.problem(of: key).map { Flaw(index: index, message: $0) } }
    }

    /// The keys that hold what only their owner may know.
    var secret: [Flaw] {
        keys.enumerated().compactMap { index, key in
            if key["kty"]?.string == "oct" { return Flaw(index: index, message: "is symmetric") }
            return key["d"] == nil ? nil : Flaw(index: index, message: "is private: it has 'd'")
        }
    }

    private static func problem(of key: AnyValue) -> String? {
        guard let type = key["kty"]?.string else { return "has no 'kty'" }
        guard let members = members[type] else { return "has the unknown 'kty' \(type)" }
        for member in members {
            guard let text = key[member]?.string, !text.isEmpty else { return "has no '\(member)'" }
            if member != "crv", !text.isBase64 { return "has a '\(member)' that is not base64url" }
        }
        return nil
    }

    private static let members = ["RSA": ["n", "e"], "EC": ["crv", "x", "y"], "OKP": ["crv", "x"], "oct": ["k"]]
}

extension String {
    /// Whether its first sign opens an object; YAML reads more than JSON.
    fileprivate var isJSONObject: Bool { first { !$0.isWhitespace } == "{" }

    /// In either alphabet; Istio's reader takes both.
    fileprivate var isBase64: Bool {
        utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || "-_+/=".utf8.contains($0) }
    }
}
