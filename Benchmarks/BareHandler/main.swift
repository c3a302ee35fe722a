import Hummingbird

/// Answers every request for the list of classes with the bytes of its first argument, and does nothing else.
///
/// What a service adds to Hummingbird is measured against it; the second argument is the port.
let body = ByteBuffer(string: CommandLine.arguments[1])
let router = Router()
router.get("/api/main/classes") { _, _ in
    Response(status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: body))
}
let address = BindAddress.hostname("127.0.0.1", port: Int(CommandLine.arguments[2]) ?? 0)
try await Application(router: router, configuration: ApplicationConfiguration(address: address)).runService()
