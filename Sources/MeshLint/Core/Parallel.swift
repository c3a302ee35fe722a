import Glibc
import Synchronization

/// Work on several processors at once.
package enum Parallel {
    /// How many threads there are at most; more than the input can keep busy are of no use.
    static let width = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// The results of `work` for each of `count` tasks, in their order.
    ///
    /// Threads take the next task that nobody has taken; the calling thread is one of them.
    package static func map<Result: Sendable>(_ count: Int, _ work: @Sendable @escaping (Int) -> Result) -> [Result] {
        let crew = Crew(count, work)
        let helpers = (1..<max(1, min(width, count))).compactMap { _ in HelperThread { crew.run() } }
        crew.run()
        for helper in helpers { helper.join() }
        return crew.results.withLock { $0.compactMap(\.self) }
    }

    /// Tasks, and what came of them.
    private final class Crew<Result: Sendable>: Sendable {
        private let count: Int
        private let work: @Sendable (Int) -> Result
        private let next = Atomic<Int>(0)
        let results: Mutex<[Result?]>

        init(_ count: Int, _ work: @Sendable @escaping (Int) -> Result) {
            self.count = count
            self.work = work
            results = Mutex([Result?](repeating: nil, count: count))
        }

        func run() {
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                let result = work(index)
                results.withLock { $0[index] = result }
            }
        }
    }
}

/// A thread that runs one closure.
private struct HelperThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @Sendable @escaping () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// `nil` where the system gives no thread; then the others do the work.
    init?(_ run: @Sendable @escaping () -> Void) {
        var thread = pthread_t()
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        pthread_attr_init(attributes)
        defer {
            pthread_attr_destroy(attributes)
            attributes.deallocate()
        }
        // Documents nest up to a limit, and rules walk over them by recursion.
        pthread_attr_setstacksize(attributes, 8 << 20)
        let body = Unmanaged.passRetained(Body(run))
        let result = pthread_create(
            &thread,
            attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            body.toOpaque()
        )
        guard result == 0 else {
            body.release()
            return nil
        }
        self.thread = thread
    }

    func join() { pthread_join(thread, nil) }
}
