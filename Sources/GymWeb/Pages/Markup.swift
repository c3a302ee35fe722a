import Mustache

/// Text made safe for HTML: between tags, and in attributes that stand in quotes.
///
/// Works scalar by scalar. The library's own escaping compares whole characters, and a quote with a combining mark
/// behind it is another character to Swift, but still a quote to a browser.
struct Markup: MustacheContentType {
    /// The name of this kind of text in templates.
    static let name = "MARKUP"

    func escapeText(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
