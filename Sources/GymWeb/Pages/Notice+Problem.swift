extension Notice {
    /// What to say about a refusal that no field of a form can help.
    public init(_ problem: BackendProblem) {
        switch problem.name {
        case "already-booked": self = .alreadyBooked
        case "class-started", "too-late": self = .started
        case "class-cancelled": self = .gone
        case "plan-limit": self = .planLimit
        default: self = problem.status == 412 ? .outdated : problem.status == 404 ? .gone : .conflict
        }
    }
}
