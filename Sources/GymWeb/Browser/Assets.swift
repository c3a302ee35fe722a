import Hummingbird

/// The style sheet, the script and the icon: in memory, under a path that names their content.
struct Assets: Sendable {
    private struct Asset {
        let type: String
        let bytes: [UInt8]
    }

    private let assets = [
        "gym.css": Asset(type: "text/css; charset=utf-8", bytes: PackageResources.gym_css),
        "gym.js": Asset(type: "text/javascript; charset=utf-8", bytes: PackageResources.gym_js),
        "icon.svg": Asset(type: "image/svg+xml", bytes: PackageResources.icon_svg),
    ]
    /// Changes with the content of any of them.
    let mark: String

    init() {
        // FNV-1a, 64 bits: only to tell releases apart.
        let hash = assets.sorted { $0.key < $1.key }.flatMap(\.value.bytes).reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
        }
        mark = String(hash, radix: 16)
    }

    /// Serves one; a browser keeps it for ever if it has the mark of this release, and else asks again next time.
    func response(for name: String, mark: String) -> Response? {
        guard let asset = assets[name] else { return nil }
        let cacheControl = mark == self.mark ? "public, max-age=31536000, immutable" : "no-cache"
        return Response(
            status: .ok,
            headers: [.contentType: asset.type, .cacheControl: cacheControl],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes))
        )
    }
}
