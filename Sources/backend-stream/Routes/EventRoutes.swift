import GymBackend
import GymCore
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit

/// `/api/stream`: what happens, as a stream or by long polling.
struct EventRoutes: Sendable {
    let hub: Hub
    let history: History
    let guardian: Guardian

    func add(to router: Router<StreamContext>) {
        let stream = router.group("/api/stream")
        stream.get("events") { request, context in try await events(request, context) }
        stream.get("poll") { request, context in try await poll(request, context) }
    }

    /// Server-sent events: those after `Last-Event-ID` first, and then what happens.
    private func events(_ request: Request, _ context: StreamContext) async throws -> Response {
        let session = try await guardian.session(of: request)
        let after = request.headers[.lastEventID].flatMap { EventID($0) }
        let subscription = try subscribe(session, context)
        do {
            let missed = try await missed(after, subscription, session)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/event-stream", .cacheControl: "no-store", .accelBuffering: "no",
                ],
                body: ResponseBody { writer in
                    defer { subscription.leave() }
                    try await EventStream(subscription: subscription, missed: missed).write(to: &writer)
                }
            )
        } catch {
            subscription.leave()
            throw error
        }
    }

    /// The events after `after`, at once if there are any, or as soon as there is one.
    private func poll(_ request: Request, _ context: StreamContext) async throws -> Response {
        let session = try await guardian.session(of: request)
        let after = try request.uri.queryParameters["after"].map { text in
            guard let id = EventID(String(text)) else {
                throw GymError.invalid([FieldError("after", "must be the id of an event")])
            }
            return id
        }
        let subscription = try subscribe(session, context)
        do {
            let missed = try await missed(after, subscription, session)
            let poll = LongPoll(subscription: subscription, missed: missed)
            return Response(
                status: .ok,
                headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    defer { subscription.leave() }
                    try await writer.write(ByteBuffer(string: await poll.answer()))
                    try await writer.finish(nil)
                }
            )
        } catch {
            subscription.leave()
            throw error
        }
    }

    private func missed(
        _ after: EventID?,
        _ subscription: Subscription,
        _ session: Session
    ) async throws -> [Event] {
        guard let after else { return [] }
        return try await history.events(after: after, upTo: subscription.start, for: session.caller)
    }

    /// A place in the hub, given up at the latest when the connection ends.
    private func subscribe(_ session: Session, _ context: StreamContext) throws -> Subscription {
        let channel = context.channel
        let subscription = try hub.subscribe(session) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in subscription.leave() }
        return subscription
    }
}

extension HTTPField.Name {
    fileprivate static let lastEventID = makeName("Last-Event-ID")
    /// Tells proxies of nginx's kind to hand on each event at once.
    fileprivate static let accelBuffering = makeName("X-Accel-Buffering")

    private static func makeName(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no name of a header") }
        return name
    }
}
