import Synchronization

/// A cache in the memory of this process.
public final class MemoryCache: Cache {
    private struct Entry {
        var value: String
        let expires: ContinuousClock.Instant
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// When there are more entries than that, those that have expired are looked for.
        var sweepAt = 1024

        func live(_ key: String, _ now: ContinuousClock.Instant) -> Entry? {
            guard let entry = entries[key], entry.expires > now else { return nil }
            return entry
        }

        mutating func store(_ entry: Entry, _ key: String, _ now: ContinuousClock.Instant) {
            entries[key] = entry
            guard entries.count > sweepAt else { return }
            entries = entries.filter { $0.value.expires > now }
            sweepAt = max(1024, entries.count * 2)
        }
    }

    private let state = Mutex(State())

    public init() {}

    public func value(_ key: String) -> String? {
        state.withLock { $0.live(key, .now)?.value }
    }

    public func set(_ key: String, to value: String, for lifetime: Duration) {
        let now = ContinuousClock.now
        state.withLock { $0.store(Entry(value: value, expires: now + lifetime), key, now) }
    }

    public func setIfAbsent(_ key: String, to value: String, for lifetime: Duration) -> Bool {
        let now = ContinuousClock.now
        return state.withLock { state in
            guard state.live(key, now) == nil else { return false }
            state.store(Entry(value: value, expires: now + lifetime), key, now)
            return true
        }
    }

    public func take(_ key: String) -> String? {
        state.withLock { state in
            let value = state.live(key, .now)?.value
            state.entries[key] = nil
            return value
        }
    }

    public func increment(_ key: String, for lifetime: Duration) -> Int {
        let now = ContinuousClock.now
        return state.withLock { state in
            var entry = state.live(key, now) ?? Entry(value: "0", expires: now + lifetime)
            let count = (Int(entry.value) ?? 0) + 1
            entry.value = String(count)
            state.store(entry, key, now)
            return count
        }
    }

    public func ping() {}

    /// How many entries there are, with those that have expired and were not yet looked for.
    var count: Int {
        state.withLock { $0.entries.count }
    }
}
