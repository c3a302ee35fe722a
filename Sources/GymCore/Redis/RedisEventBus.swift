/// Events in a stream of Redis, which remembers them, announced on a channel, which wakes those who listen.
struct RedisEventBus: EventBus {
    private let redis: RedisPool

    fileprivate static let key = "gym:events"

    init(_ redis: RedisPool) {
        self.redis = redis
    }

    func publish(_ draft: EventDraft) async throws {
        // One step, so that the order of the announcements is that of the stream.
        let script = """
            local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*',
                'kind', ARGV[2], 'payload', ARGV[3], 'audience', ARGV[4], 'at', ARGV[5])
            redis.call('PUBLISH', KEYS[1], id)
            return id
            """
        _ = try await redis.run(
            "EVAL",
            script,
            "1",
            Self.key,
            String(EventLog.length),
            draft.kind.rawValue,
            draft.payload,
            draft.audience.text,
            String(Moment.now.seconds)
        )
    }

    func events(after id: EventID, limit: Int) async throws -> [Event] {
        try await redis.run("XRANGE", Self.key, "(\(id)", "+", "COUNT", String(limit)).list.compactMap(Event.init)
    }

    func latest() async throws -> EventID {
        let last = try await redis.run("XREVRANGE", Self.key, "+", "-", "COUNT", "1").list.first
        return last?.list.first?.text.flatMap(EventID.init) ?? .beginning
    }

    func feed(after id: EventID) -> any EventFeed {
        RedisEventFeed(bus: self, listener: RedisListener(redis.address, channel: Self.key), last: id)
    }

    func ping() async throws {
        _ = try await redis.run("PING")
    }
}

private struct RedisEventFeed: EventFeed {
    let bus: RedisEventBus
    let listener: RedisListener
    var last: EventID

    mutating func next() async throws -> [Event] {
        // Listens before it looks, so that nothing is published in between.
        try await listener.start()
        if let news = try await look() { return news }
        guard try await listener.hear() else { return [] }
        return try await look() ?? []
    }

    private mutating func look() async throws -> [Event]? {
        let news = try await bus.events(after: last, limit: EventLog.batch)
        guard let id = news.last?.id else { return nil }
        last = id
        return news
    }
}

/// A connection that waits for what is published on a channel.
private struct RedisListener: Sendable {
    private let connection: ConnectionPool<RedisConnection>

    init(_ address: ServerAddress, channel: String) {
        connection = ConnectionPool(size: 1) {
            let connection = try RedisConnection(address, timeout: .seconds(1))
            _ = try connection.run(["SUBSCRIBE", channel])
            return connection
        }
    }

    func start() async throws {
        _ = try await run { _ in true }
    }

    /// Whether something was published before a second went by.
    func hear() async throws -> Bool {
        try await run { connection in
            do {
                _ = try connection.receive()
                return true
            } catch RedisError.timeout {
                return false
            }
        }
    }

    private func run(_ body: @escaping @Sendable (RedisConnection) throws -> Bool) async throws -> Bool {
        do {
            return try await connection.run(isLost: { _ in true }, body)
        } catch let error as RedisError {
            throw error.gymError
        }
    }
}

extension Event {
    /// An entry of the stream: its id, then names and values in turn.
    fileprivate init?(_ entry: RedisReply) {
        let fields = entry.list.last?.list.compactMap(\.text) ?? []
        let pairs = stride(from: 0, to: fields.count - 1, by: 2).map { (fields[$0], fields[$0 + 1]) }
        let values = Dictionary(pairs) { $1 }
        guard let id = entry.list.first?.text.flatMap(EventID.init), let payload = values["payload"],
            let kind = values["kind"].flatMap(Kind.init),
            let audience = values["audience"].flatMap(Audience.init(text:)),
            let at = values["at"].flatMap(Int64.init)
        else { return nil }
        self.init(id: id, kind: kind, payload: payload, audience: audience, at: Moment(seconds: at))
    }
}
