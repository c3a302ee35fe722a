import GymAPI
import Hummingbird
import NIOCore

/// `/api/main/openapi.json`: what this API is.
struct DocumentRoute: Sendable {
    func add(to router: Router<some RequestContext>) {
        let body = ByteBuffer(string: APIDocuments.openAPI)
        router.get("/api/main/openapi.json") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json", .cacheControl: "public, max-age=300"],
                body: .init(byteBuffer: body)
            )
        }
    }
}
