import MeshModel
import YAML

/// A condition of an HTTP route all of whose requests an earlier one takes, at least those with GET.
struct MatchOverlap: Sendable {
    /// How the two meet.
    enum Kind: Sendable {
        /// They are the same, word for word but for their names.
        case repeated
        /// Both are prefixes of the path, and the earlier one is shorter.
        case shorterPrefix
        /// As that, but the earlier one takes requests with GET alone.
        case shorterPrefixOfGET
        /// The earlier one is wider for another reason.
        case wider
    }

    /// A condition by the place of its route, and its own in it; `nil` for a route without conditions.
    struct Place: Hashable, Sendable {
        var route: Int
        var match: Int?
    }

    var kind: Kind
    var inner: Place
    var outer: Place
    var isInOneRoute: Bool { inner.route == outer.route }
}

/// What of a virtual service's HTTP routes is behind others, if anything.
struct ServiceOverlaps: Sendable {
    let service: Located<VirtualService>
    let overlaps: [MatchOverlap]
}

extension MeshSnapshot {
    /// The virtual services in which conditions are behind others that take their requests.
    var httpOverlaps: [ServiceOverlaps] {
        httpOverlapsFact {
            all(VirtualService.self).compactMap { service in
                let overlaps = service.resource.spec.httpOverlaps
                return overlaps.isEmpty ? nil : ServiceOverlaps(service: service, overlaps: overlaps)
            }
        }
    }
}

extension VirtualService.Spec {
    /// The conditions of HTTP routes that match nothing, or not what they say, since earlier ones take the requests.
    ///
    /// Routes behind one without conditions are left out, as are routes that delegate: the delegate may let requests pass.
    fileprivate var httpOverlaps: [MatchOverlap] {
        let routes = http ?? []
        guard routes.count > 1 || routes.first?.match?.count ?? 0 > 1 else { return [] }
        var earlier: [PlacedCondition] = []
        var overlaps: [MatchOverlap] = []
        for (index, route) in routes.enumerated() {
            let matches = route.match ?? []
            let places =
                matches.isEmpty
                ? [MatchOverlap.Place(route: index)] : matches.indices.map { .init(route: index, match: $0) }
            for place in places {
                let condition = PlacedCondition(place, place.match.map { matches[$0] })
                if let overlap = condition.overlap(with: earlier) { overlaps.append(overlap) }
                if route.delegate == nil { earlier.append(condition) }
            }
            if matches.isEmpty, route.delegate == nil { break }
        }
        return overlaps
    }

    /// The words for a condition: `match[1] of http[0]`, `http[0]`.
    func words(for place: MatchOverlap.Place) -> String {
        let name = http?[place.route].name.flatMap { $0.isEmpty ? nil : " ('\($0)')" } ?? ""
        return (place.match.map { "match[\($0)] of " } ?? "") + "http[\(place.route)]" + name
    }

    /// The prefix of the path that a condition asks for.
    func prefix(of place: MatchOverlap.Place) -> String {
        place.match.flatMap { http?[place.route].match?[$0].uri?.prefix } ?? ""
    }
}

extension FieldPath {
    /// The way to a condition, or to its route if it has none.
    init(_ place: MatchOverlap.Place) {
        let route = FieldPath.root.spec.http[place.route]
        self = place.match.map { route.match[$0] } ?? route
    }
}

/// A condition that is compared with others.
private struct PlacedCondition {
    let place: MatchOverlap.Place
    let match: VirtualService.HTTPMatchRequest?
    let request: RequestCondition

    init(_ place: MatchOverlap.Place, _ match: VirtualService.HTTPMatchRequest?) {
        self.place = place
        self.match = match
        request = RequestCondition(match)
    }

    /// How this one meets the earlier ones: the same as one of them, else behind the first that takes its requests.
    func overlap(with earlier: [PlacedCondition]) -> MatchOverlap? {
        var found: MatchOverlap?
        for other in earlier {
            guard let kind = kind(behind: other) else { continue }
            let overlap = MatchOverlap(kind: kind, inner: place, outer: other.place)
            if kind == .repeated { return overlap }
            if found == nil || found?.kind == .shorterPrefixOfGET && kind != .shorterPrefixOfGET { found = overlap }
        }
        return found
    }

    private func kind(behind other: PlacedCondition) -> MatchOverlap.Kind? {
        let isShorterPrefix =
            other.match?.uri?.prefix.map { $0 != match?.uri?.prefix && match?.uri?.prefix != nil } ?? false
        guard other.request.covers(request) else {
            return isShorterPrefix && other.request.coversGET(request) ? .shorterPrefixOfGET : nil
        }
        if isShorterPrefix { return .shorterPrefix }
        return request.covers(other.request) && isSame(as: other) ? .repeated : .wider
    }

    private func isSame(as other: PlacedCondition) -> Bool {
        var mine = match
        var theirs = other.match
        mine?.name = nil
        theirs?.name = nil
        return mine != nil && mine == theirs
    }
}
