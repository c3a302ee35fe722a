import ServiceKit

/// What backend-stream can be told, besides ``BackendSettings``.
enum StreamSettings {
    static let maxStreams = Setting.number(
        "MAX_STREAMS",
        default: 8_000,
        allowed: 1...1_000_000,
        "How many streams and long polls are open at a time; more get 503 with Retry-After."
    )

    static let maxQueuedEvents = Setting.number(
        "MAX_QUEUED_EVENTS",
        default: 1_000,
        allowed: 1...100_000,
        "How many events may wait for one reader; one with more is dropped. More than 500, which may come at once."
    )

    static let all: [any DescribedSetting] = [maxStreams, maxQueuedEvents]
}
