import FoundationEssentials
public import Hummingbird
import NIOCore

extension Request {
    /// The body of the request, decoded: 415 where it is not said to be JSON, 413 where it is larger than `limit` bytes, 400 where
    /// it cannot be read, and 422 where a value is missing or of another type.
    public func decodeJSON<Value: Decodable>(_ type: Value.Type = Value.self, limit: Int) async throws -> Value {
        guard isJSON else {
            throw Problem(.unsupportedMediaType, detail: "The content type must be application/json.")
        }
        var body = try await body.collect(upTo: limit)
        do {
            return try JSONDecoder().decode(Value.self, from: body.readData())
        } catch let error as DecodingError {
            throw Problem(error)
        }
    }

    private var isJSON: Bool {
        guard let type = headers[.contentType]?.lowercased() else { return false }
        return type.prefix { $0 != ";" }.trimmingPrefix(while: \.isWhitespace) == "application/json"
            || type.hasPrefix("application/json ")
    }
}

extension ByteBuffer {
    fileprivate mutating func readData() -> Data {
        Data(readBytes(length: readableBytes) ?? [])
    }
}

extension Problem {
    fileprivate init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .invalid([FieldError(Self.path(context.codingPath + [key]), "is missing")])
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self = .invalid([FieldError(Self.path(context.codingPath), "has the wrong type")])
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            self = .invalid([FieldError(Self.path(context.codingPath), "is not such a value")])
        default:
            self = Problem(.badRequest, kind: "not-json", title: "The body is not JSON that can be read")
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.isEmpty ? "body" : keys.map(\.stringValue).joined(separator: ".")
    }
}
