import Crypto
import FoundationEssentials
import GymCore
import Hummingbird
import NIOCore
import Synchronization

/// Lists of classes as they are sent, for a second: by the query that asked for them.
///
/// What changes in this process or, as the events tell, in another one, ends all of them at once; so a second is the longest
/// that a list can be wrong, and it is so only while no events come.
final class ClassLists: Sendable {
    /// A list, ready to be sent.
    struct List: Sendable {
        let headers: HTTPFields
        let body: ResponseBody
        fileprivate let end: ContinuousClock.Instant
    }

    private struct State {
        var lists: [String: List] = [:]
        /// How often the lists were ended: one that was read before must not be kept after.
        var generation = 0
    }

    /// Queries are anybody's, so there may be any number of them.
    private static let capacity = 256

    private let state = Mutex(State())

    /// The list for a query; reads it where it is not kept.
    func list(for query: String, read: () async throws -> Page<GymClass>) async throws -> List {
        let now = ContinuousClock.now
        let (kept, generation) = state.withLock { ($0.lists[query], $0.generation) }
        if let kept, kept.end > now { return kept }
        let list = try List(await read(), end: now + .seconds(1))
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.lists.count >= Self.capacity { state.lists = [:] }
            state.lists[query] = list
        }
        return list
    }

    func clear() {
        state.withLock { state in
            state.lists = [:]
            state.generation += 1
        }
    }
}

extension ClassLists.List {
    fileprivate init(_ page: Page<GymClass>, end: ContinuousClock.Instant) throws {
        let encoder = JSONEncoder()
        // The same list must have the same tag.
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(page)
        let tag = SHA256.hash(data: data).prefix(8).map { String($0, radix: 16) }.joined()
        headers = [.contentType: "application/json", .eTag: "\"\(tag)\"", .cacheControl: "no-cache"]
        body = ResponseBody(byteBuffer: ByteBuffer(bytes: data))
        self.end = end
    }
}
