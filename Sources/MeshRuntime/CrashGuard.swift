import Glibc

/// Ends the program with one clear error if evaluating a mesh crashes it or takes too long.
///
/// Swift cannot catch a trap; what is left is a signal handler, which may do next to nothing: it writes texts that were
/// prepared before and ends the process. It has a stack of its own, since the other may be used up.
enum CrashGuard {
    private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM]
    private static let stackSize = 1 << 16

    /// Guards everything until ``disarm()``.
    static func arm(timeoutSeconds: Int) {
        let unit = timeoutSeconds == 1 ? "second" : "seconds"
        timeoutMessage = makeMessage(
            "error: the mesh was not evaluated within \(timeoutSeconds) \(unit): does it loop for ever? "
                + "--timeout gives it more time\n"
        )
        lowestStackAddress = stackEnd()
        useOtherStack()
        var action = sigaction()
        action.__sigaction_handler.sa_sigaction = { signal, info, _ in endProcess(signal, info) }
        action.sa_flags = SA_ONSTACK | SA_SIGINFO | Int32(bitPattern: UInt32(SA_RESETHAND))
        var unblocked = sigset_t()
        for signal in signals {
            sigaction(signal, &action, nil)
            sigaddset(&unblocked, signal)
        }
        // Whoever started this process may have blocked them, and that is inherited.
        sigprocmask(SIG_UNBLOCK, &unblocked, nil)
        alarm(UInt32(timeoutSeconds))
        isArmed = true
        atexit { CrashGuard.refuseExit() }
    }

    /// Lets things take their course again.
    static func disarm() {
        alarm(0)
        isArmed = false
        for signal in signals { _ = Glibc.signal(signal, SIG_DFL) }
    }

    /// A mesh that ends the process by itself has not been rendered, whatever it says.
    private static func refuseExit() {
        guard isArmed else { return }
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

    private static func makeMessage(_ text: String) -> UnsafeBufferPointer<UInt8> {
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
        _ = bytes.initialize(from: text.utf8)
        return UnsafeBufferPointer(bytes)
    }
}

// Written before the handler is installed and only read by it.
nonisolated(unsafe) private var timeoutMessage = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
nonisolated(unsafe) private var lowestStackAddress: UInt = 0
nonisolated(unsafe) private var isArmed = false

/// How close to the end of the stack a failed access counts as having used it up.
private let stackMargin: UInt = 1 << 20

/// The handler: async-signal-safe, so without allocation.
private func endProcess(_ signal: Int32, _ info: UnsafeMutablePointer<siginfo_t>?) {
    switch signal {
    case SIGALRM: _ = write(STDERR_FILENO, timeoutMessage.baseAddress, timeoutMessage.count)
    case SIGSEGV, SIGBUS:
        if isStackOverflow(info) {
            say("error: the mesh used up the stack: does a declaration refer to itself?\n")
        } else {
            say("error: the mesh crashed: it used memory that is not its own\n")
        }
    default: say("error: the mesh crashed; the line above says where, if Swift knows\n")
    }
    _exit(2)
}

private func isStackOverflow(_ info: UnsafeMutablePointer<siginfo_t>?) -> Bool {
    guard let info else { return false }
    let address = UInt(bitPattern: info.pointee._sifields._sigfault.si_addr)
    return address < lowestStackAddress &+ stackMargin && address > lowestStackAddress &- stackMargin
}

private func say(_ text: StaticString) {
    _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
}
