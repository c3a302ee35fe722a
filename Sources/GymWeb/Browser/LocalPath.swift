/// A path on this site that a request names as the next page.
///
/// Anything that a browser might take for another site is refused: the site must not send its users elsewhere.
public struct LocalPath: Sendable {
    public let text: String

    public init?(_ text: String?) {
        guard let text, text.first == "/", text.utf8.count <= 512 else { return nil }
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        guard isPlain, text.hasPrefix("//") == false else { return nil }
        self.text = text
    }
}
