import MeshModel

/// What tells that the requests of a route are streams or long polls, which a time limit cuts.
///
/// Only what can hardly mean anything else: an `Upgrade: websocket` or `Accept: text/event-stream` header, a path with a
/// part such as `ws`, `socket.io` or `long-poll`, a port with `appProtocol: kubernetes.io/ws`, and a gRPC method whose name
/// begins with `Stream`, `Subscribe` or `Watch`. Paths such as `/events` and `/stream` may be anything.
enum StreamSign {
    private static let parts: Set<Substring> = [
        "ws", "wss", "websocket", "websockets", "socket.io", "sockjs", "sse", "event-stream", "eventsource",
        "long-poll",
        "longpoll", "long-polling", "longpolling",
    ]
    private static let calls = ["Stream", "Subscribe", "Watch"]

    /// The sign, as messages name it; `nil` if there is none.
    static func of(_ route: AppliedRoute, in mesh: MeshSnapshot) -> String? {
        let http = route.http
        return (http.match ?? []).lazy.compactMap(of(match:)).first ?? ofPort(http, route.service.namespace, mesh)
    }

    private static func of(match: VirtualService.HTTPMatchRequest) -> String? {
        for (name, value) in match.headers ?? [:] {
            let text = (value.exact ?? value.prefix ?? value.regex ?? "").lowercased()
            if name.lowercased() == "upgrade", text.contains("websocket") { return "a match on 'Upgrade: websocket'" }
            if name.lowercased() == "accept", text.contains("text/event-stream") {
                return "a match on 'text/event-stream'"
            }
        }
        guard let path = match.uri?.exact ?? match.uri?.prefix else { return nil }
        let parts = path.lowercased().split(separator: "/")
        if parts.contains(where: Self.parts.contains) { return "the path '\(path)'" }
        return isStreamingCall(path) ? "the gRPC method '\(path)'" : nil
    }

    /// Whether a path is `/package.Service/WatchSomething`.
    private static func isStreamingCall(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard parts.count == 2, parts[0].contains("."), let method = parts.last else { return false }
        return calls.contains { method.hasPrefix($0) }
    }

    private static func ofPort(_ http: VirtualService.HTTPRoute, _ namespace: String, _ mesh: MeshSnapshot) -> String? {
        for destination in http.route ?? [] {
            let host = mesh.hosts.lookUp(destination.destination.host, from: namespace).first
            let ports = host?.service?.resource.spec?.ports ?? []
            let number = destination.destination.port?.number ?? (ports.count == 1 ? ports.first?.port : nil)
            guard let port = ports.first(where: { $0.port == number }), let text = port.appProtocol else { continue }
            if text == "kubernetes.io/ws" || text == "kubernetes.io/wss" { return "the port's appProtocol '\(text)'" }
        }
        return nil
    }
}
