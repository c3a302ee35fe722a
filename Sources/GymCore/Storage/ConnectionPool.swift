import Dispatch
import Synchronization

/// Lends connections whose calls block, each with a thread of its own, to one task at a time.
///
/// A connection is opened when it is first needed, and anew after it was lost.
final class ConnectionPool<Connection>: Sendable {
    private struct State {
        var idle: [Lane<Connection>]
        var waiting: [CheckedContinuation<Lane<Connection>, Never>] = []
    }

    private let size: Int
    private let state: Mutex<State>

    /// How many tasks may wait; more would only wait until they are no longer wanted.
    private static var maxWaiting: Int { 1000 }

    init(size: Int, open: @escaping @Sendable () throws -> Connection) {
        self.size = size
        state = Mutex(State(idle: (0..<size).map { Lane(number: $0, open: open) }))
    }

    /// Runs a body with a connection; one that the body says is lost is closed.
    func run<Value: Sendable>(
        isLost: @escaping @Sendable (any Error) -> Bool,
        _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
        let lane = try await acquire()
        defer { release(lane) }
        return try await lane.run(isLost: isLost, body)
    }

    var usage: PoolUsage {
        state.withLock {
            PoolUsage(
                open: $0.idle.count { $0.isOpen } + size - $0.idle.count,
                busy: size - $0.idle.count,
                waiting: $0.waiting.count
            )
        }
    }

    /// Closes the connections once nobody uses them.
    func close() async {
        for _ in 0..<size {
            guard let lane = try? await acquire() else { return }
            await lane.close()
        }
    }

    private func acquire() async throws -> Lane<Connection> {
        let isCrowded = state.withLock { $0.idle.isEmpty && $0.waiting.count >= Self.maxWaiting }
        if isCrowded { throw GymError.unavailable("too many tasks wait for a connection") }
        return await withCheckedContinuation { continuation in
            let lane = state.withLock { state -> Lane<Connection>? in
                if let lane = state.idle.popLast() { return lane }
                state.waiting.append(continuation)
                return nil
            }
            if let lane { continuation.resume(returning: lane) }
        }
    }

    private func release(_ lane: Lane<Connection>) {
        let next = state.withLock { state -> CheckedContinuation<Lane<Connection>, Never>? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.idle.append(lane)
            return nil
        }
        next?.resume(returning: lane)
    }
}

/// A connection and the thread that it blocks.
///
/// Unchecked, since the compiler does not see that the connection is touched on the queue alone.
private final class Lane<Connection>: @unchecked Sendable {
    private let queue: DispatchQueue
    private let open: @Sendable () throws -> Connection
    private var connection: Connection?
    private let opened = Atomic(false)

    init(number: Int, open: @escaping @Sendable () throws -> Connection) {
        queue = DispatchQueue(label: "connection \(number)")
        self.open = open
    }

    var isOpen: Bool { opened.load(ordering: .relaxed) }

    func run<Value: Sendable>(
        isLost: @escaping @Sendable (any Error) -> Bool,
        _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try self.perform(isLost, body) })
            }
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.set(nil)
                continuation.resume()
            }
        }
    }

    private func perform<Value>(
        _ isLost: (any Error) -> Bool,
        _ body: (Connection) throws -> Value
    ) throws -> Value {
        let current = try connection ?? open()
        set(current)
        do {
            return try body(current)
        } catch {
            if isLost(error) { set(nil) }
            throw error
        }
    }

    private func set(_ new: Connection?) {
        connection = new
        opened.store(new != nil, ordering: .relaxed)
    }
}
