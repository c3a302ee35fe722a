import CMeshImage
import Glibc

/// Ends the program with one clear error if evaluating a mesh crashes it or takes too long.
///
/// Swift cannot catch a trap; what is left is a signal handler. It has a stack of its own, since the other may be used up.
/// A trap comes from the mesh's own code, so the handler may word it as usual. Where memory management itself was
/// interrupted, wording it could wait for ever or crash again: then a message goes out that was prepared before.
enum CrashGuard {
    private static let crashSignals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE]
    private static let stackSize = 1 << 18
    /// How often is looked whether the mesh gets on, in microseconds.
    private static let interval = 100_000

    /// Guards everything until ``disarm()``.
    static func arm(timeoutSeconds: Int, messages: ProblemMessage) {
        guarded = Guarded(
            messages: messages,
            timeoutSeconds: timeoutSeconds,
            deadline: now() + timeoutSeconds,
            lowestStackAddress: stackEnd()
        )
        useOtherStack()
        handle(crashSignals, flags: SA_ONSTACK | SA_SIGINFO) { signal, info, _ in CrashGuard.crash(signal, info) }
        handle([SIGALRM], flags: SA_ONSTACK | SA_SIGINFO | SA_RESTART) { _, _, context in CrashGuard.look(context) }
        atexit { CrashGuard.refuseExit() }
        guarded?.errors = CapturedErrors()
        tick(every: interval)
    }

    /// Lets things take their course again.
    static func disarm() {
        tick(every: 0)
        for signal in crashSignals + [SIGALRM] { _ = Glibc.signal(signal, SIG_DFL) }
        let output = guarded?.errors?.release() ?? []
        guarded = nil
        try? FileSystem.write(output, to: STDERR_FILENO, named: "the standard error")
    }

    private static func handle(
        _ signals: [Int32],
        flags: Int32,
        _ handler: @escaping @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void
    ) {
        var action = sigaction()
        action.__sigaction_handler.sa_sigaction = handler
        action.sa_flags = flags
        var unblocked = sigset_t()
        for signal in signals {
            sigaction(signal, &action, nil)
            sigaddset(&unblocked, signal)
        }
        // Whoever started this process may have blocked them, and that is inherited.
        sigprocmask(SIG_UNBLOCK, &unblocked, nil)
    }

    /// A mesh that ends the process by itself has not been rendered, whatever it says.
    private static func refuseExit() {
        guard guarded != nil else { return }
        disarm()
        StandardError.write("error: the mesh ended the program while it was evaluated: does it call 'exit'?")
        _exit(ExitStatus.failure.rawValue)
    }

    private static func useOtherStack() {
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
        stack.ss_size = stackSize
        sigaltstack(&stack, nil)
    }

    /// The address below which the main stack cannot grow.
    private static func stackEnd() -> UInt {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
        let here = withUnsafePointer(to: &limit) { UInt(bitPattern: $0) }
        return limit.rlim_cur > here ? 0 : here - UInt(limit.rlim_cur)
    }
}

extension CrashGuard {
    /// What the handlers have to know.
    private struct Guarded {
        var messages: ProblemMessage
        var timeoutSeconds: Int
        /// In seconds of the clock that ``now()`` reads.
        var deadline: Int
        var lowestStackAddress: UInt
        var errors: CapturedErrors?

        /// Whether an access failed because the stack was used up: close to its end.
        func isStackOverflow(_ info: UnsafeMutablePointer<siginfo_t>?) -> Bool {
            guard let info else { return false }
            let margin: UInt = 1 << 20
            let address = UInt(bitPattern: info.pointee._sifields._sigfault.si_addr)
            return address < lowestStackAddress &+ margin && address > lowestStackAddress &- margin
        }
    }

    // Written before the handlers are installed.
    nonisolated(unsafe) private static var guarded: Guarded?
    nonisolated(unsafe) private static var fallback: StaticString = ""

    private static func crash(_ signal: Int32, _ info: UnsafeMutablePointer<siginfo_t>?) {
        guard signal == SIGSEGV || signal == SIGBUS else { end(.trap, "error: the mesh crashed\n") }
        if guarded?.isStackOverflow(info) == true { end(.stackOverflow, "error: the mesh used up the stack\n") }
        end(.badMemory, "error: the mesh crashed: it used memory that is not its own\n")
    }

    /// Looks whether the mesh gets on.
    private static func look(_ context: UnsafeMutableRawPointer?) {
        guard let guarded else { return }
        if system_waits_for_itself(context) != 0 { end(.circularity, "error: the mesh refers to itself\n") }
        guard now() >= guarded.deadline else { return }
        end(.timeout(seconds: guarded.timeoutSeconds), "error: the mesh was not evaluated in time\n")
    }

    private static func end(_ cause: CrashReport.Cause, _ message: StaticString) -> Never {
        fallback = message
        // A second crash, or a second in which nothing happens, and the prepared message has to do.
        handle(crashSignals + [SIGALRM], flags: SA_NODEFER) { _, _, _ in CrashGuard.endAtOnce() }
        tick(every: 1_000_000)
        if let guarded {
            let report = CrashReport(cause, captured: guarded.errors?.release() ?? [])
            try? FileSystem.write(Array(report.earlierOutput.utf8), to: STDERR_FILENO, named: "the standard error")
            StandardError.write(guarded.messages.text(for: report.problem))
        }
        _exit(ExitStatus.failure.rawValue)
    }

    private static func endAtOnce() {
        _ = write(STDERR_FILENO, fallback.utf8Start, fallback.utf8CodeUnitCount)
        _exit(ExitStatus.failure.rawValue)
    }

    private static func tick(every microseconds: Int) {
        let interval = timeval(tv_sec: microseconds / 1_000_000, tv_usec: microseconds % 1_000_000)
        var timer = itimerval(it_interval: interval, it_value: interval)
        setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}
