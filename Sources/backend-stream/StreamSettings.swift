import ServiceKit

/// What backend-stream can be told, besides ``BackendSettings``.
enum StreamSettings {
    static let maxStreams = Setting.number(
        "MAX_STREAMS",
        default: 8_000,
        allowed: 1...1_000_000,
        "How many streams and long polls are open at a time; more get 503 with Retry-After."
    )

    static let all: [any DescribedSetting] = [maxStreams]
}
