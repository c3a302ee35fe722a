public import ServiceKit

/// What the sites are told by their environment, besides what every service is.
public enum WebSettings {
    public static let mainURL = url("BACKEND_MAIN_URL", default: "http://127.0.0.1:9084", of: "backend-main")
    public static let streamURL = url("BACKEND_STREAM_URL", default: "http://127.0.0.1:9085", of: "backend-stream")
    public static let timeZone = Setting.text(
        "TZ",
        default: "UTC",
        "The gym's time zone: as Europe/Berlin where there is a time zone database, or as CET-1CEST,M3.5.0,M10.5.0/3."
    )

    private static func url(_ name: String, default fallback: String, of service: String) -> Setting<String> {
        Setting(
            name,
            default: fallback,
            expected: "a URL that begins with http:// or https://",
            "The base URL of \(service)."
        ) { text in
            ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count } ? text : nil
        }
    }
}

extension Site.Release {
    /// The release that a running service belongs to.
    public init(_ runtime: ServiceRuntime) {
        self.init(
            service: runtime.configuration.service.name,
            version: runtime[CommonSettings.version],
            colour: runtime[CommonSettings.colour]
        )
    }
}
