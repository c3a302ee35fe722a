import GRPCCore
import GymAPI
import GymBackend
import GymCore
import ServiceKit
import SwiftProtobuf

/// `gym.stream.v1.EventService`.
struct EventCalls: Gym_Stream_V1_EventService.SimpleServiceProtocol {
    let hub: Hub
    let history: History

    func subscribe(
        request: Gym_Stream_V1_SubscribeRequest,
        response: RPCWriter<Gym_Stream_V1_Event>,
        context: ServerContext
    ) async throws {
        guard let session = Session.current else { throw Problem.unauthorized() }
        let after = try eventID(request.after)
        let (cuts, cut) = AsyncStream.makeStream(of: Never.self)
        let subscription = try hub.subscribe(session) { cut.finish() }
        defer { subscription.leave() }
        try await withThrowingTaskGroup { group in
            group.addTask { try await write(subscription, after, session, to: response) }
            group.addTask {
                for await _ in cuts {}
                try Task.checkCancellation()
                throw RPCError(.slow)
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func write(
        _ subscription: Subscription,
        _ after: EventID?,
        _ session: Session,
        to response: RPCWriter<Gym_Stream_V1_Event>
    ) async throws {
        if let after {
            let missed = try await history.events(after: after, upTo: subscription.start, for: session.caller)
            for event in missed { try await response.write(Gym_Stream_V1_Event(event)) }
        }
        for await case .event(let frame) in subscription.deliveries {
            try await response.write(Gym_Stream_V1_Event(frame.event))
        }
        if let ending = subscription.ending { throw RPCError(ending) }
    }

    private func eventID(_ text: String) throws -> EventID? {
        guard !text.isEmpty else { return nil }
        guard let id = EventID(text) else {
            throw GymError.invalid([FieldError("after", "must be the id of an event")])
        }
        return id
    }
}

extension Gym_Stream_V1_Event {
    fileprivate init(_ event: Event) {
        self.init()
        id = event.id.description
        kind = event.kind.rawValue
        payload = event.payload
        at = Google_Protobuf_Timestamp(seconds: event.at.seconds)
    }
}

extension RPCError {
    fileprivate init(_ ending: Ending) {
        self =
            switch ending {
            case .slow: RPCError(code: .resourceExhausted, message: "The reader does not keep up")
            case .expired: RPCError(code: .unauthenticated, message: "The access token is too old")
            case .loggedOut: RPCError(code: .unauthenticated, message: "The log-in was ended")
            case .closing: RPCError(code: .unavailable, message: "This process ends")
            }
    }
}
