import NIOHTTP1

/// The gym as backend-main knows it, for one caller.
public struct Gym: Sendable {
    private static let root = "/api/main"
    let main: Backend
    /// The caller's access token; `nil` for somebody who is not logged in.
    let token: String?

    private func get<Value: Decodable>(_ path: String, _ query: [(name: String, value: String?)] = []) async throws
        -> Value
    {
        try await main.value(of: Backend.Call(path: Self.root + path, query: query, token: token))
    }

    private func call(
        _ method: HTTPMethod,
        _ path: String,
        _ body: (any Encodable & Sendable)? = nil,
        headers: [(String, String)] = []
    ) -> Backend.Call {
        Backend.Call(method: method, path: Self.root + path, token: token, headers: headers, body: body)
    }

    private static func ifMatch(_ version: String) -> [(String, String)] {
        let digits = version.filter(\.isWholeNumber)
        return [("if-match", "\"\(digits)\"")]
    }

    /// An id as a part of a path, so that none leads elsewhere.
    private static func segment(_ id: String) -> String { id == "." || id == ".." ? "-" : Query.escaped(id) }
}

extension Gym {
    func logIn(email: String, password: String) async throws -> Tokens {
        try await main.value(of: call(.POST, "/auth/login", ["email": email, "password": password]))
    }

    func register(email: String, name: String, password: String) async throws -> Tokens {
        try await main.value(of: call(.POST, "/auth/register", ["email": email, "name": name, "password": password]))
    }

    func refresh(_ token: String) async throws -> Tokens {
        try await main.value(of: call(.POST, "/auth/refresh", ["refreshToken": token]))
    }

    func logOut(_ token: String) async throws {
        try await main.send(call(.POST, "/auth/logout", ["refreshToken": token]))
    }
}

extension Gym {
    public func me() async throws -> Member { try await get("/me") }

    public func plans() async throws -> [Plan] { (try await get("/plans") as Page<Plan>).items }

    /// - Parameter version: the one that the change was made from.
    public func updateMe(name: String, plan: String, version: String) async throws {
        try await main.send(call(.PATCH, "/me", ["name": name, "plan": plan], headers: Self.ifMatch(version)))
    }

    public func changePassword(from current: String, to new: String) async throws {
        try await main.send(call(.PUT, "/me/password", ["currentPassword": current, "newPassword": new]))
    }

    public func members(matching text: String?, from cursor: String?) async throws -> Page<Member> {
        try await get("/members", [("q", text), ("cursor", cursor)])
    }

    public func member(_ id: String) async throws -> Member { try await get("/members/\(Self.segment(id))") }

    /// - Parameter version: the one that the change was made from.
    public func updateMember(_ id: String, _ change: [String: String], version: String) async throws {
        try await main.send(call(.PATCH, "/members/\(Self.segment(id))", change, headers: Self.ifMatch(version)))
    }
}

extension Gym {
    /// All classes that begin in a stretch of time.
    public func classes(from start: Moment, to end: Moment) async throws -> [GymClass] {
        var all: [GymClass] = []
        var cursor: String?
        repeat {
            let query = [("from", start.description), ("to", end.description), ("limit", "100"), ("cursor", cursor)]
            let page: Page<GymClass> = try await get("/classes", query)
            all += page.items
            cursor = page.next
        } while cursor != nil && all.count < 1_000
        return all
    }

    /// The classes that begin next.
    public func nextClasses(_ count: Int) async throws -> [GymClass] {
        (try await get("/classes", [("limit", "\(count)")]) as Page<GymClass>).items
    }

    /// A part of the schedule from a time on.
    public func schedule(from start: Moment, cursor: String?) async throws -> Page<GymClass> {
        try await get("/classes", [("from", start.description), ("cursor", cursor)])
    }

    public func gymClass(_ id: String) async throws -> GymClass { try await get("/classes/\(Self.segment(id))") }

    public func createClass(_ plan: ClassPlan) async throws { try await main.send(call(.POST, "/classes", plan)) }

    /// - Parameter version: the one that the change was made from.
    public func updateClass(_ id: String, _ plan: ClassPlan, version: String) async throws {
        try await main.send(call(.PATCH, "/classes/\(Self.segment(id))", plan, headers: Self.ifMatch(version)))
    }

    public func cancelClass(_ id: String) async throws {
        try await main.send(call(.DELETE, "/classes/\(Self.segment(id))"))
    }

    public func bookings(of id: String, from cursor: String?) async throws -> Page<Booking> {
        try await get("/classes/\(Self.segment(id))/bookings", [("limit", "100"), ("cursor", cursor)])
    }
}

extension Gym {
    /// The caller's bookings, the latest first.
    public func myBookings(_ count: Int, from cursor: String? = nil) async throws -> Page<Booking> {
        try await get("/me/bookings", [("limit", "\(count)"), ("cursor", cursor)])
    }

    /// - Parameter key: the same key gives the same booking, so that a form that is sent twice books once.
    public func book(_ id: String, key: String) async throws -> Booking {
        try await main.value(
            of: call(.POST, "/classes/\(Self.segment(id))/bookings", headers: [("idempotency-key", key)])
        )
    }

    public func cancelBooking(_ id: String) async throws {
        try await main.send(call(.DELETE, "/bookings/\(Self.segment(id))"))
    }

    public func analytics() async throws -> Analytics { try await get("/analytics") }
}

/// What a class is to be.
public struct ClassPlan: Encodable, Sendable {
    public var type: String
    /// The id of the trainer; absent means the caller, or whoever it was.
    public var trainer: String?
    /// A time of RFC 3339.
    public var startsAt: String
    public var durationMinutes: Int
    public var capacity: Int

    public init(type: String, trainer: String?, startsAt: Moment, durationMinutes: Int, capacity: Int) {
        self.type = type
        self.trainer = trainer
        self.startsAt = startsAt.description
        self.durationMinutes = durationMinutes
        self.capacity = capacity
    }
}
