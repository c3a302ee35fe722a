extension Notice {
    /// What to say about a refusal that no field of a form can help.
    public init(_ problem: BackendProblem) {
        switch problem.name {
        case "already-booked": self = .alreadyBooked
        case "class-started": self = .started
        case "class-cancelled", "already-cancelled": self = .gone
        case "plan-limit": self = .planLimit
        case "capacity-too-small": self = .tooSmall
        default: self = problem.status == 412 ? .outdated : problem.status == 404 ? .gone : .conflict
        }
    }
}
