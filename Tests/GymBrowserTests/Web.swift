import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// HTTP as the tests need it.
enum Web {
    /// The status of an answer; nil without one.
    static func status(of url: URL) async -> Int? {
        try? await Int(
            HTTPClient.shared.execute(HTTPClientRequest(url: url.absoluteString), timeout: .seconds(5)).status.code
        )
    }

    /// The answer to a JSON body.
    static func send(_ method: String, _ url: URL, _ body: [String: Any]? = nil) async throws -> [String: Any] {
        var request = HTTPClientRequest(url: url.absoluteString)
        request.method = .init(rawValue: method)
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: body)))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
        let data = Data(try await response.body.collect(upTo: 64 * 1024 * 1024).readableBytesView)
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}
