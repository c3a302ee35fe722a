import YAML

/// The edits that give the destinations of a route new shares.
struct ShareEdits {
    private let route: ServiceRoute
    private let state: ReleaseState
    private var edits: [SourceEdit] = []

    /// The changes of a route for a state.
    static func edits(of route: ServiceRoute, for state: ReleaseState) throws(Refusal) -> [SourceEdit] {
        var editing = ShareEdits(route: route, state: state)
        try editing.run()
        return editing.edits
    }

    private init(route: ServiceRoute, state: ReleaseState) {
        self.route = route
        self.state = state
    }

    private mutating func run() throws(Refusal) {
        var rest = route.destinations
        var missing: [VersionPercent] = []
        for share in state.shares {
            if let place = rest.firstIndex(where: { $0.subset == share.version }) {
                try weigh(rest.remove(at: place), share.percent)
            } else {
                missing.append(share)
            }
        }
        for share in missing {
            if let place = Self.free(rest, for: share, isLast: share == missing.last) {
                try take(rest.remove(at: place), share)
            } else {
                try append(share)
            }
        }
        for destination in rest { try weigh(destination, 0) }
    }

    /// A destination that the version can have: one without a subset, one without traffic, or the only one there is.
    private static func free(_ rest: [RouteDestination], for share: VersionPercent, isLast: Bool) -> Int? {
        rest.firstIndex { $0.subset == nil } ?? rest.firstIndex { $0.weight == 0 }
            ?? (share.percent == 100 && rest.count == 1 ? 0 : nil)
    }

    private mutating func weigh(_ destination: RouteDestination, _ percent: Int) throws(Refusal) {
        let isWritten = destination.node["weight"] != nil
        let isAlone = route.destinations.count == 1 && state.canary == nil
        if destination.weight == percent, isWritten || isAlone || percent == 0 { return }
        edits.append(try destination.node.setting("weight", to: .number(percent)))
    }

    /// Gives a destination to another version.
    private mutating func take(_ destination: RouteDestination, _ share: VersionPercent) throws(Refusal) {
        guard let target = destination.node.own("destination")?.value else {
            throw Node.odd(destination.node, "the destination is merged from elsewhere")
        }
        edits.append(try target.setting("subset", to: .text(share.version)))
        try weigh(destination, share.percent)
    }

    /// Adds a destination: a copy of the first, so that ports and headers come along.
    private mutating func append(_ share: VersionPercent) throws(Refusal) {
        let lists = ListEditing(route.list)
        guard let model = route.destinations.first else { return }
        if let target = model.node.own("destination")?.value, lists.canCopy(model.node) {
            var changes = [try target.setting("subset", to: .text(share.version))]
            changes.append(try model.node.setting("weight", to: .number(share.percent)))
            if let edit = try lists.appendingCopy(of: model.node, with: changes) { return edits.append(edit) }
        }
        var copy = Fragment(model.node)
        var target = copy["destination"] ?? .map([])
        target.set("subset", .text(share.version))
        copy.set("destination", target)
        copy.set("weight", .number(share.percent))
        edits.append(try lists.appending(copy))
    }
}
