import Glibc

/// The standard output of a run, which goes on when nobody reads it any more: a canary must not be left alone half-way because
/// a terminal or a pipe is gone.
enum ProgressOutput {
    static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
