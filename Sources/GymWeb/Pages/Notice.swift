/// A message on the page that follows a form: what the form has done.
///
/// It travels in a cookie as its name, so no text of a request is ever shown.
public enum Notice: String, Sendable {
    case booked, waiting, bookingCancelled, saved, passwordChanged, registered, loggedOut
    case classScheduled, classCancelled, outdated, started, alreadyBooked, planLimit, tooSmall, gone, conflict

    /// How the message looks: `good`, `warn` or `bad`.
    var kind: String {
        switch self {
        case .waiting: "warn"
        case .outdated, .started, .alreadyBooked, .planLimit, .tooSmall, .gone, .conflict: "bad"
        default: "good"
        }
    }

    var text: String {
        switch self {
        case .booked: "Your seat is booked. See you there!"
        case .waiting: "The class is full: you are on the waiting list and move up by yourself."
        case .bookingCancelled: "The booking is cancelled."
        case .saved: "Saved."
        case .passwordChanged: "Your password is changed, and all your other sessions are logged out."
        case .registered: "Welcome! Your account is open."
        case .loggedOut: "You are logged out."
        case .classScheduled: "The class is on the schedule."
        case .classCancelled: "The class is cancelled, with all of its bookings."
        case .outdated: "Somebody changed this in the meantime. Look at what it is now, and try again."
        case .started: "That is not possible any more: the class has begun."
        case .alreadyBooked: "You have a place in this class already."
        case .planLimit: "Your plan does not allow more open bookings. Cancel one, or change your plan."
        case .tooSmall: "More seats are booked than that."
        case .gone: "That is not there any more."
        case .conflict: "That cannot be done as things are now."
        }
    }
}
