/// Requests and answers as they go to and come from meshgen-net: fields, each a line `NAME LENGTH` and then so many bytes.
enum WireFormat {
    static func bytes(of request: HTTPRequest, _ settings: HTTPSettings) throws(HTTPError) -> [UInt8] {
        var fields = Fields()
        fields.add("method", request.method.rawValue)
        try fields.add(request, settings)
        for header in headers(of: request, settings) {
            guard !header.value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
                throw HTTPError(.badAddress, "\(request.place): the header \(header.name) has a control character")
            }
            // libcurl takes "NAME:" for a header to leave out, and "NAME;" for an empty one.
            fields.add("header", header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        fields.add(settings.tls)
        if let proxy = settings.proxy { fields.add("proxy", proxy) }
        fields.add("connect-ms", "\(settings.connectTimeout.milliseconds)")
        fields.add("total-ms", "\(settings.totalTimeout.milliseconds)")
        fields.add("most-bytes", "\(settings.maximumBytes)")
        if let body = request.body { fields.add("body", body) }
        fields.add("send", "")
        return fields.bytes
    }

    private static func headers(of request: HTTPRequest, _ settings: HTTPSettings) -> [HTTPHeader] {
        var headers = [HTTPHeader("User-Agent", "meshgen")] + request.headers
        if let token = settings.bearerToken { headers.append(HTTPHeader("Authorization", "Bearer \(token)")) }
        return headers
    }

    static func response(_ fields: [(name: String, bytes: [UInt8])], to request: HTTPRequest) throws(HTTPError)
        -> HTTPResponse
    {
        var response = HTTPResponse(status: 0)
        var code: Int?, message = ""
        for field in fields {
            switch field.name {
            case "status": response.status = Int(text(field.bytes)) ?? 0
            case "headers": response.headers = headers(field.bytes)
            case "body": response.body = field.bytes
            case "code": code = Int(text(field.bytes))
            default: message = text(field.bytes)
            }
        }
        if let code { throw HTTPError(curl: code, message, request) }
        return response
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Reads `Name: value` lines; others are the status line and the empty one at the end.
    private static func headers(_ bytes: [UInt8]) -> [HTTPHeader] {
        bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }).compactMap { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == UInt8(ascii: " ") }
            return HTTPHeader(text(Array(line[..<colon])), text(Array(value)))
        }
    }
}

/// Fields that are being written.
private struct Fields {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ name: String, _ value: String) { add(name, Array(value.utf8)) }

    mutating func add(_ name: String, _ value: [UInt8]) {
        bytes += Array("\(name) \(value.count)\n".utf8)
        bytes += value
    }

    /// The address; under the name that the server's certificate is for, connected to where it really is.
    mutating func add(_ request: HTTPRequest, _ settings: HTTPSettings) throws(HTTPError) {
        guard let address = Address(request.url) else {
            throw HTTPError(.badAddress, "\(request.place): expected http:// or https:// with a host")
        }
        guard let name = settings.tls.serverName, address.scheme == "https" else { return add("url", request.url) }
        add("url", "https://\(name):\(address.port)\(address.rest)")
        add("connect-to", "\(name):\(address.port):\(address.host):\(address.port)")
        add("header", "Host: \(address.authority)")
    }

    mutating func add(_ tls: TLSSettings) {
        add("verified", tls.isVerified ? "1" : "0")
        if let authorities = tls.authorities { add("authorities", authorities) }
        if let certificate = tls.certificate { add("certificate", certificate) }
        if let key = tls.key { add("key", key) }
    }
}
