#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension EventDraft {
    /// What happened to a class, for everyone.
    static func of(_ kind: Event.Kind, _ gymClass: GymClass) -> EventDraft {
        EventDraft(kind, payload: json(gymClass), audience: .everyone)
    }

    /// What became of a booking, for its member.
    static func of(_ booking: Booking) -> EventDraft {
        EventDraft(.bookingUpdated, payload: json(booking), audience: .member(booking.memberID))
    }

    /// The end of a log-in, for services.
    public static func sessionEnded(_ session: String) -> EventDraft {
        EventDraft(.sessionEnded, payload: json(["session": session]), audience: .services)
    }

    private static func json(_ value: some Encodable) -> String {
        // Texts, numbers and truth values alone: no such value fails to encode.
        (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
