import GymWeb

/// The form for a class, and what it says.
enum ClassForm {
    /// For a new class; trainers schedule their own.
    static func new(for session: Session) -> FormPage {
        let trainer = Field(
            "trainer",
            "Trainer’s e-mail address",
            type: "email",
            isRequired: false,
            hint: "Leave it empty to lead the class yourself."
        )
        return FormPage(
            action: "/admin/classes",
            submit: "Schedule the class",
            fields: fields() + (session.claims.role == .admin ? [trainer] : []),
            other: FormPage.Other("Changed your mind?", "Back to all classes", href: "/admin/classes")
        )
    }

    /// For a class as it is.
    static func change(_ gymClass: GymClass) -> FormPage {
        FormPage(
            action: "/admin/classes/\(Query.escaped(gymClass.id))",
            submit: "Save",
            fields: fields(
                type: gymClass.type,
                start: WallClock(gymClass.startsAt).input,
                minutes: "\(gymClass.durationMinutes)",
                capacity: "\(gymClass.capacity)"
            ),
            hidden: [FormPage.Hidden("version", "\(gymClass.version)")]
        )
    }

    private static func fields(
        type: String = "",
        start: String = "",
        minutes: String = "60",
        capacity: String = "20"
    ) -> [Field] {
        [
            Field("type", "Type", value: type, length: 1...40, hint: "In small letters, such as yoga or open-gym."),
            Field("startsAt", "Start", type: "datetime-local", value: start),
            Field("durationMinutes", "Length in minutes", type: "number", value: minutes, range: 10...240),
            Field("capacity", "Seats", type: "number", value: capacity, range: 1...500),
        ]
    }

    /// What a form says.
    ///
    /// - Throws: a problem with the fields that cannot be read, as the backend would.
    static func plan(_ form: Form, in gym: Gym) async throws -> ClassPlan {
        var errors: [BackendProblem.FieldError] = []
        func number(_ name: String) -> Int {
            guard let number = form[name].flatMap({ Int($0) }) else {
                errors.append(.init(field: name, message: "must be a whole number"))
                return 0
            }
            return number
        }
        let (minutes, capacity) = (number("durationMinutes"), number("capacity"))
        let start = form["startsAt"].flatMap { WallClock($0) }
        if start == nil { errors.append(.init(field: "startsAt", message: "must be a date and a time")) }
        let trainer = try await trainer(form["trainer"] ?? "", in: gym)
        if trainer == .unknown { errors.append(.init(field: "trainer", message: "no trainer has this address")) }
        guard errors.isEmpty, let start else { throw BackendProblem(invalid: errors) }
        return ClassPlan(
            type: form["type"] ?? "",
            trainer: trainer.id,
            startsAt: start.moment,
            durationMinutes: minutes,
            capacity: capacity
        )
    }

    private enum Trainer: Equatable {
        case unnamed, unknown
        case named(id: String)

        var id: String? { if case .named(let id) = self { id } else { nil } }
    }

    private static func trainer(_ email: String, in gym: Gym) async throws -> Trainer {
        if email.isEmpty { return .unnamed }
        let found = try await gym.members(matching: email, from: nil).items
        let trainer = found.first { $0.email.lowercased() == email.lowercased() && $0.role != .member }
        return trainer.map { .named(id: $0.id) } ?? .unknown
    }
}
