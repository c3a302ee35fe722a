package import YAML

/// One change of a release: who, what, from, to, why.
public struct ReleaseRecord: Hashable, Sendable {
    /// Seconds since 1970.
    public var time: Int
    public var author: String
    /// As the command named it, with its namespace where manifests say it: `reviews.prod`.
    public var service: String
    /// The names of the routes that took part; all that could if there are none.
    public var routes: [String]
    /// The command in words: `canary set 20`.
    public var action: String
    public var from: ReleaseState
    public var to: ReleaseState
    public var reason: String?
    /// The codes of the refusals that were overridden.
    public var overridden: [String]

    public init(
        time: Int,
        author: String,
        service: String,
        routes: [String] = [],
        action: String,
        from: ReleaseState,
        to: ReleaseState,
        reason: String? = nil,
        overridden: [String] = []
    ) {
        self.time = time
        self.author = author
        self.service = service
        self.routes = routes
        self.action = action
        self.from = from
        self.to = to
        self.reason = reason
        self.overridden = overridden
    }
}

extension ReleaseState {
    /// In words: `v1`, or `v1 95 %, v2 5 %`.
    public var summary: String {
        guard let canary else { return stable }
        var parts = shares.map { "\($0.version) \($0.percent) %" }
        if !canary.extras.headers.isEmpty {
            parts.append("\(canary.version) for " + canary.extras.headers.map(\.description).joined(separator: ", "))
        }
        if let mirror = canary.extras.mirror { parts.append("\(mirror) % mirrored to \(canary.version)") }
        if canary.extras.isSticky { parts.append("sticky") }
        return parts.joined(separator: ", ")
    }

    /// As JSON writers take it.
    package func write(to json: inout JSONWriter) {
        json.beginMapping()
        json.key("stable")
        json.string(stable)
        if let canary {
            json.key("canary")
            json.string(canary.version)
            json.key("percent")
            json.int(canary.percent)
            if !canary.extras.headers.isEmpty {
                json.key("headers")
                json.beginSequence()
                for header in canary.extras.headers { json.string(header.description) }
                json.endSequence()
            }
            if let mirror = canary.extras.mirror {
                json.key("mirror")
                json.int(mirror)
            }
            if canary.extras.isSticky {
                json.key("sticky")
                json.bool(true)
            }
        }
        json.endMapping()
    }

    init?(_ node: Node?) {
        guard let node, let stable = node["stable"]?.text else { return nil }
        self.init(stable: stable, canary: CanaryShare(node))
    }
}

extension CanaryShare {
    fileprivate init?(_ node: Node) {
        guard let version = node["canary"]?.text, case .int(let percent) = node["percent"]?.scalar else { return nil }
        var extras = CanaryExtras()
        extras.headers = node["headers"]?.items.compactMap { $0.text.flatMap(HeaderMatch.init) } ?? []
        if case .int(let mirror) = node["mirror"]?.scalar { extras.mirror = mirror }
        extras.isSticky = node["sticky"]?.scalar == .bool(true)
        self.init(version: version, percent: percent, extras: extras)
    }
}

extension ReleaseRecord {
    /// The record as one line of JSON, without the line's end.
    public var line: String { String(decoding: json(.compact), as: UTF8.self) }

    private func json(_ layout: JSONWriter.Layout) -> [UInt8] {
        var json = JSONWriter(layout)
        json.beginDocument(comment: nil)
        write(to: &json)
        var bytes = json.finish()
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return bytes
    }

    package func write(to json: inout JSONWriter) {
        json.beginMapping()
        json.key("time")
        json.int(time)
        for (key, text) in [("author", author), ("service", service), ("action", action)] {
            json.key(key)
            json.string(text)
        }
        json.key("from")
        from.write(to: &json)
        json.key("to")
        to.write(to: &json)
        if let reason {
            json.key("reason")
            json.string(reason)
        }
        for (key, texts) in [("routes", routes), ("overridden", overridden)] where !texts.isEmpty {
            json.key(key)
            json.beginSequence()
            for text in texts { json.string(text) }
            json.endSequence()
        }
        json.endMapping()
    }

    /// Reads one line; `nil` if it is no record.
    init?(_ node: Node) {
        guard case .int(let time) = node["time"]?.scalar, let author = node["author"]?.text,
            let service = node["service"]?.text, let action = node["action"]?.text,
            let from = ReleaseState(node["from"]), let to = ReleaseState(node["to"])
        else { return nil }
        self.init(
            time: time,
            author: author,
            service: service,
            routes: node["routes"]?.items.compactMap(\.text) ?? [],
            action: action,
            from: from,
            to: to,
            reason: node["reason"]?.text,
            overridden: node["overridden"]?.items.compactMap(\.text) ?? []
        )
    }
}
