/// Who may do what, and which values are right: decisions without clocks, databases or networks.
enum Rules {
    static func requireAdmin(_ caller: Caller) throws(GymError) {
        guard caller.role == .admin else { throw .forbidden }
    }

    /// Administrators schedule every trainer's classes, trainers their own.
    static func requireSchedule(of trainer: String, _ caller: Caller) throws(GymError) {
        guard caller.role == .admin || (caller.role == .trainer && caller.id == trainer) else { throw .forbidden }
    }

    /// Throws ``GymError/invalid(_:)`` if there are errors.
    static func check(_ errors: [FieldError?]) throws(GymError) {
        let errors = errors.compactMap(\.self)
        guard errors.isEmpty else { throw .invalid(errors) }
    }
}

extension Rules {
    static func errors(in registration: Registration) -> [FieldError?] {
        [email(registration.email), name(registration.name)]
    }

    static func errors(in change: MemberChange) -> [FieldError?] {
        [change.name.flatMap(name)]
    }

    static func errors(in new: NewClass, now: Moment) -> [FieldError?] {
        [type(new.type), start(new.startsAt, now), duration(new.durationMinutes), capacity(new.capacity)]
    }

    static func errors(in change: ClassChange, now: Moment) -> [FieldError?] {
        [
            change.type.flatMap(type),
            change.startsAt.flatMap { start($0, now) },
            change.durationMinutes.flatMap(duration),
            change.capacity.flatMap(capacity),
        ]
    }

    static func errors(inIdempotencyKey key: String) -> [FieldError?] {
        let isRight = (1...64).contains(key.utf8.count) && key.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
        return [isRight ? nil : FieldError("Idempotency-Key", "must have 1 to 64 letters, digits, - or _")]
    }

    /// A password's length is what matters (NIST SP 800-63B); the upper bound keeps hashing short.
    static func errors(inPassword password: String, field: String) -> [FieldError?] {
        [(10...128).contains(password.count) ? nil : FieldError(field, "must have 10 to 128 characters")]
    }

    private static func email(_ text: String) -> FieldError? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isRight =
            parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.isControl }
        return isRight ? nil : FieldError("email", "must be an address such as ada@example.com")
    }

    private static func name(_ text: String) -> FieldError? {
        let isRight =
            (1...100).contains(text.unicodeScalars.count) && !text.allSatisfy(\.isWhitespace)
            && !text.unicodeScalars.contains(where: \.isControl)
        return isRight ? nil : FieldError("name", "must have 1 to 100 characters")
    }

    private static func type(_ text: String) -> FieldError? {
        let isRight =
            (1...40).contains(text.utf8.count) && text.utf8.first.map { $0.isLowercase } == true
            && text.utf8.allSatisfy { $0.isLowercase || $0.isDigit || $0 == UInt8(ascii: "-") }
        return isRight ? nil : FieldError("type", "must be lower-case letters, digits and -, such as yoga, at most 40")
    }

    private static func start(_ moment: Moment, _ now: Moment) -> FieldError? {
        let isRight = moment > now && moment <= now + .seconds(2 * 366 * 86_400)
        return isRight ? nil : FieldError("startsAt", "must be in the next two years")
    }

    private static func duration(_ minutes: Int) -> FieldError? {
        (10...240).contains(minutes) ? nil : FieldError("durationMinutes", "must be 10 to 240")
    }

    private static func capacity(_ places: Int) -> FieldError? {
        (1...500).contains(places) ? nil : FieldError("capacity", "must be 1 to 500")
    }
}

extension UInt8 {
    fileprivate var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isWord: Bool { (self | 0x20).isLowercase || isDigit || self == UInt8(ascii: "_") }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { properties.generalCategory == .control }
}
