internal import CHiredis

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What Redis answers.
enum RedisReply: Hashable, Sendable {
    case none
    case integer(Int)
    case text(String)
    case list([RedisReply])

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var list: [RedisReply] {
        if case .list(let list) = self { list } else { [] }
    }
}

/// Why Redis did not do something.
enum RedisError: Error, Hashable, Sendable {
    /// The connection is gone; whether the command was carried out is not known.
    case connectionLost(String)
    /// Nothing came in the time that was allowed.
    case timeout
    /// Redis says no.
    case refused(String)

    /// What callers get to see.
    var gymError: GymError {
        switch self {
        case .connectionLost(let message), .refused(let message): .unavailable(message)
        case .timeout: .unavailable("Redis does not answer")
        }
    }
}

/// A connection of hiredis; its calls block, and one thread uses it at a time.
final class RedisConnection {
    private let context: UnsafeMutablePointer<redisContext>

    /// - Parameter timeout: how long an answer may take; hiredis is of no more use after that.
    init(_ address: ServerAddress, timeout: Duration = .seconds(5)) throws {
        guard let context = redisConnectWithTimeout(address.host, Int32(address.port), timeval(.seconds(3))) else {
            throw RedisError.connectionLost("no memory for a connection")
        }
        self.context = context
        guard context.pointee.err == 0 else { throw failure }
        redisSetTimeout(context, timeval(timeout))
        if let password = address.password {
            _ = try run(address.user.map { ["AUTH", $0, password] } ?? ["AUTH", password])
        }
        if !address.database.isEmpty { _ = try run(["SELECT", address.database]) }
    }

    deinit {
        redisFree(context)
    }

    /// Sends a command and waits for the answer.
    func run(_ command: [String]) throws -> RedisReply {
        let arguments = command.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        var pointers = arguments.map { UnsafePointer<CChar>($0) }
        let lengths = command.map(\.utf8.count)
        guard let reply = redisCommandArgv(context, Int32(command.count), &pointers, lengths) else { throw failure }
        return try Self.take(reply)
    }

    /// Waits for something to be published, of a connection that has subscribed.
    ///
    /// Throws ``RedisError/timeout`` if nothing is, and can then be called again.
    func receive() throws -> RedisReply {
        var reply: UnsafeMutableRawPointer?
        guard redisGetReply(context, &reply) == REDIS_OK, let reply else {
            guard context.pointee.err == REDIS_ERR_IO, errno == EAGAIN else { throw failure }
            context.pointee.err = 0
            throw RedisError.timeout
        }
        return try Self.take(reply)
    }

    private static func take(_ raw: UnsafeMutableRawPointer) throws -> RedisReply {
        defer { freeReplyObject(raw) }
        let reply = raw.assumingMemoryBound(to: redisReply.self)
        if reply.pointee.type == REDIS_REPLY_ERROR { throw RedisError.refused(text(reply)) }
        return copy(reply)
    }

    private static func copy(_ reply: UnsafePointer<redisReply>) -> RedisReply {
        switch reply.pointee.type {
        case REDIS_REPLY_INTEGER: .integer(Int(reply.pointee.integer))
        case REDIS_REPLY_STRING, REDIS_REPLY_STATUS: .text(text(reply))
        case REDIS_REPLY_ARRAY:
            .list((0..<Int(reply.pointee.elements)).compactMap { reply.pointee.element[$0].map { copy($0) } })
        default: .none
        }
    }

    private static func text(_ reply: UnsafePointer<redisReply>) -> String {
        let bytes = UnsafeRawBufferPointer(start: reply.pointee.str, count: Int(reply.pointee.len))
        return String(decoding: bytes, as: UTF8.self)
    }

    private var failure: RedisError {
        let message = withUnsafeBytes(of: context.pointee.errstr) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        return .connectionLost("Redis: \(message)")
    }
}

extension timeval {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.init(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    }
}
