import Glibc
import MeshCompile

/// The running meshgen-net: takes requests and gives answers over one socket.
final class NetworkProcess {
    private let child: pid_t
    private let socket: Int32
    private var received: [UInt8] = []

    /// Starts the program that lies beside this one, or in `../lib/meshgen` after an installation.
    init() throws(HTTPError) {
        guard let path = Self.path else {
            throw HTTPError(
                .noNetwork,
                "the program meshgen-net is missing in \(Self.folders.joined(separator: " and "))"
            )
        }
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw HTTPError(.noNetwork, "no socket: \(SystemError().message)")
        }
        defer { close(ends[1]) }
        guard let child = Self.spawn(path, ends[1]) else {
            let message = SystemError().message
            close(ends[0])
            throw HTTPError(.noNetwork, "\(path) cannot be started: \(message)")
        }
        self.child = child
        socket = ends[0]
    }

    deinit {
        close(socket)
        // It may still wait for a server.
        kill(child, SIGKILL)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }

    private static var folders: [String] {
        [Program.folder, "\(Program.parent(of: Program.folder))/lib/meshgen"]
    }

    private static var path: String? { folders.map { "\($0)/meshgen-net" }.first(where: Files.exists) }

    private static func spawn(_ path: String, _ socket: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for end: Int32 in [0, 1] { posix_spawn_file_actions_adddup2(&actions, socket, end) }
        var child: pid_t = 0
        let result = CStrings([path]).use { posix_spawn(&child, path, &actions, nil, $0, environ) }
        errno = result
        return result == 0 ? child : nil
    }

    func send(_ bytes: [UInt8]) throws(HTTPError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.stopped }
            rest = rest.dropFirst(count)
        }
    }

    /// The fields of one answer.
    func answer(within limit: Duration, _ isCancelled: () -> Bool) throws(HTTPError) -> [(name: String, bytes: [UInt8])]
    {
        let end = ContinuousClock.now + limit
        var fields: [(name: String, bytes: [UInt8])] = []
        while true {
            while let field = nextField() {
                if field.name == "end" { return fields }
                fields.append(field)
            }
            guard ContinuousClock.now < end else { throw Self.stopped }
            try receive(isCancelled)
        }
    }

    /// Takes the first field from what has come, once all of it is there.
    private func nextField() -> (name: String, bytes: [UInt8])? {
        guard let line = received.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let words = String(decoding: received[..<line], as: UTF8.self).split(separator: " ")
        guard words.count == 2, let count = Int(words[1]), received.count > line + count else { return nil }
        let bytes = Array(received[(line + 1)..<(line + 1 + count)])
        received.removeFirst(line + 1 + count)
        return (String(words[0]), bytes)
    }

    private func receive(_ isCancelled: () -> Bool) throws(HTTPError) {
        var event = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        let ready = poll(&event, 1, 50)
        guard !isCancelled() else { throw HTTPClient.cancelled }
        guard ready > 0 else { return }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(socket, &chunk, chunk.count, 0)
        if count < 0, errno == EINTR { return }
        guard count > 0 else { throw Self.stopped }
        received += chunk[..<count]
    }

    private static let stopped = HTTPError(
        .noNetwork,
        "meshgen-net stopped before it answered; it needs the library libcurl.so.4 (Debian: libcurl4)"
    )
}
