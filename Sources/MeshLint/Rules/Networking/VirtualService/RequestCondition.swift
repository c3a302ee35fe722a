import MeshModel

/// The requests that a condition of an HTTP route matches, made for comparing it with others.
///
/// Source: Istio, `pilot/pkg/networking/core/route/route.go` (`TranslateRouteMatch`, `sourceMatchHTTP`).
struct RequestCondition {
    private let path: TextCondition
    private let isCaseIgnored: Bool
    private let scheme: TextCondition
    private var method: TextCondition
    private let authority: TextCondition
    private let headers: [String: TextCondition]
    private let withoutHeaders: [String: StringMatch]
    private let queryParams: [String: TextCondition]
    private let port: Int
    private let gateways: [String]
    private let sourceLabels: [String: String]
    private let sourceNamespace: String

    /// - Parameter match: the condition; `nil` where a route has none.
    init(_ match: VirtualService.HTTPMatchRequest?) {
        func text(_ condition: StringMatch?) -> TextCondition { condition.map { TextCondition($0) } ?? .any }
        isCaseIgnored = match?.ignoreUriCase == true
        path = match?.uri.map { TextCondition($0, isCaseIgnored: match?.ignoreUriCase == true) } ?? .any
        scheme = text(match?.scheme)
        method = text(match?.method)
        authority = text(match?.authority)
        headers = Self.named(match?.headers, isCaseIgnored: true)
        withoutHeaders = match?.withoutHeaders ?? [:]
        queryParams = Self.named(match?.queryParams, isCaseIgnored: false)
        port = match?.port ?? 0
        gateways = match?.gateways ?? []
        // Where a condition names gateways, Istio does not look at who calls.
        sourceLabels = gateways.isEmpty ? match?.sourceLabels ?? [:] : [:]
        sourceNamespace = gateways.isEmpty ? match?.sourceNamespace ?? "" : ""
    }

    private static func named(_ conditions: [String: StringMatch]?, isCaseIgnored: Bool) -> [String: TextCondition] {
        guard let conditions, !conditions.isEmpty else { return [:] }
        return Dictionary(conditions.map { (isCaseIgnored ? $0.key.lowercased() : $0.key, TextCondition($0.value)) }) {
            $1
        }
    }

    /// Whether every request that `other` matches is matched by this too; `false` where that is not certain.
    func covers(_ other: RequestCondition) -> Bool {
        coversPath(other) && scheme.covers(other.scheme) && method.covers(other.method)
            && authority.covers(other.authority)
            && Self.covers(headers, other.headers) && Self.covers(queryParams, other.queryParams)
            && withoutHeaders.allSatisfy { other.withoutHeaders[$0.key] == $0.value } && coversSource(other)
    }

    /// Whether every GET request that `other` matches, if there is one, is matched by this too.
    func coversGET(_ other: RequestCondition) -> Bool {
        let get = TextCondition(.exact("GET"))
        guard method.covers(get), other.method.covers(get) else { return false }
        var mine = self
        var theirs = other
        mine.method = get
        theirs.method = get
        return mine.covers(theirs)
    }

    /// Whether it matches every request of every caller.
    ///
    /// Istio moves the routes of a gateway that have no other condition than this behind all others.
    var isCatchAll: Bool {
        covers(RequestCondition(nil)) && gateways.isEmpty
    }

    private func coversPath(_ other: RequestCondition) -> Bool {
        // Every path begins with a slash.
        if path.isAny || path.parts.contains(.startingWith("/")) { return true }
        // What ignores capitals matches more than what does not.
        guard isCaseIgnored == other.isCaseIgnored else { return false }
        return path.covers(other.path)
    }

    private func coversSource(_ other: RequestCondition) -> Bool {
        (port == 0 || port == other.port)
            && (gateways.isEmpty || !other.gateways.isEmpty && other.gateways.allSatisfy(gateways.contains))
            && other.sourceLabels.holds(sourceLabels)
            && (sourceNamespace.isEmpty || sourceNamespace == other.sourceNamespace)
    }

    private static func covers(_ outer: [String: TextCondition], _ inner: [String: TextCondition]) -> Bool {
        outer.allSatisfy { name, condition in inner[name].map(condition.covers) ?? false }
    }
}
