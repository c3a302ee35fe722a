public import YAML

/// What a server answered, whatever its status.
public struct HTTPResponse: Sendable {
    public var status: Int
    public var headers: [HTTPHeader]
    public var body: [UInt8]

    public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Whether the server did what was asked: 200...299.
    public var isSuccess: Bool { 200...299 ~= status }

    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a header, whose name is compared without case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body read as JSON; `nil` if it is none.
    public func json() -> Node? {
        let stream = Document.parse(body)
        guard stream.errors.isEmpty, stream.documents.count == 1 else { return nil }
        return stream.documents.first?.root
    }

    /// The seconds after which the server wants to be asked again.
    var secondsToWait: Int? { header("Retry-After").flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }
}
