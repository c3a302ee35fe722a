/// A request to an HTTP server.
public struct HTTPRequest: Sendable {
    /// What is asked of the server.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    public var method: Method
    /// With scheme, host, path and query: `http://localhost:9090/api/v1/query?query=up`.
    public var url: String
    public var headers: [HTTPHeader]
    public var body: [UInt8]?
    /// Whether sending it twice does what sending it once does, so that it may be repeated after a failure.
    public var isRepeatable: Bool

    /// - Parameter isRepeatable: `nil` for what the method promises: everything but POST and PATCH.
    public init(
        _ url: String,
        method: Method = .get,
        headers: [HTTPHeader] = [],
        body: [UInt8]? = nil,
        isRepeatable: Bool? = nil
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
        self.isRepeatable = isRepeatable ?? ![.post, .patch].contains(method)
    }

    /// The address for messages: without a name, a password and a query, which may be secret.
    var place: String {
        let address = url.prefix { $0 != "?" && $0 != "#" }
        guard let scheme = address.range(of: "://") else { return String(address) }
        let rest = address[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" }
        guard let at = host.lastIndex(of: "@") else { return String(address) }
        return String(address[..<scheme.upperBound] + rest[rest.index(after: at)...])
    }
}

/// A header of a request or an answer.
public struct HTTPHeader: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension Substring {
    /// Where a text is; `nil` if nowhere.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
