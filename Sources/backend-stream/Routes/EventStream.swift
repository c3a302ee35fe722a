import GymCore
import Hummingbird
import NIOCore

/// Writes events as server-sent events.
///
/// Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
struct EventStream: Sendable {
    private static let beat = ByteBuffer(string: ":\n\n")

    let subscription: Subscription
    /// What happened before the subscription began.
    let missed: [Event]

    /// Writes until either side ends the stream.
    func write(to writer: inout any ResponseBodyWriter) async throws {
        for event in missed { try await writer.write(Frame(event).text) }
        try await writer.write(opening)
        for await delivery in subscription.deliveries {
            switch delivery {
            case .event(let frame): try await writer.write(frame.text)
            case .beat: try await writer.write(Self.beat)
            }
        }
        if let ending = subscription.ending { try await writer.write(Self.last(ending)) }
        try await writer.finish(nil)
    }

    /// Where to go on and how soon, for a reader that loses the connection before anything happens.
    private var opening: ByteBuffer {
        ByteBuffer(string: "id: \(subscription.start)\nretry: 2000\n\n")
    }

    /// Tells why nothing more comes.
    private static func last(_ ending: Ending) -> ByteBuffer {
        ByteBuffer(string: "event: dropped\ndata: {\"reason\":\"\(ending.rawValue)\"}\n\n")
    }
}
