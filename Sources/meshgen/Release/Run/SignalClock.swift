import Glibc
import MeshCanary

/// The time of a run, which a signal can end: Ctrl-C, a polite kill, a terminal that is closed.
///
/// The signals are held back while the value is used and taken one by one, so that nothing is ever cut in the middle: no change of
/// files, and no Git, which inherits this. A reader that is gone is no reason to stop.
final class SignalClock: TrialClock {
    private let start = ContinuousClock.now
    private var signals = sigset_t()
    /// The signal that came, if one did.
    private var received: Int32?

    init() {
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        sigprocmask(SIG_BLOCK, &signals, nil)
        Glibc.signal(SIGPIPE, SIG_IGN)
    }

    var now: Duration { start.duration(to: .now) }

    var isInterrupted: Bool { isInterrupted(within: .zero) }

    func wait(until time: Duration) -> Bool {
        while now < time {
            if isInterrupted(within: time - now) { return false }
        }
        return !isInterrupted
    }

    /// Ends this process as the signal would have, so that a shell sees what happened.
    func finish() -> Never {
        let signal = received ?? SIGTERM
        Glibc.signal(signal, SIG_DFL)
        kill(getpid(), signal)
        sigprocmask(SIG_UNBLOCK, &signals, nil)
        exit(128 + signal)
    }

    private func isInterrupted(within time: Duration) -> Bool {
        guard received == nil else { return true }
        let parts = time.components
        var limit = timespec(tv_sec: Int(parts.seconds), tv_nsec: Int(parts.attoseconds / 1_000_000_000))
        let signal = sigtimedwait(&signals, nil, &limit)
        if signal > 0 { received = signal }
        return signal > 0
    }
}
