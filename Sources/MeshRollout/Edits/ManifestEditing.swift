import YAML

/// Leads manifests from one state of a release to another, in steps after each of which they are read anew.
struct ManifestEditing {
    private var files: [ManifestFile]
    private let service: ServiceName
    private let from: ReleaseState
    private let routeNames: Set<String>
    /// Which routes take no part, and what they are.
    private let others: [Int: [RouteShare]]

    init(_ reading: FolderReading, _ routeNames: Set<String>) {
        files = reading.files
        service = reading.table.service
        from = reading.state
        self.routeNames = routeNames
        others = Dictionary(
            uniqueKeysWithValues: reading.table.routes.filter { !$0.isAdded }.enumerated().filter { entry in
                !Self.takesPart(entry.element, reading.state, routeNames)
            }.map { ($0.offset, $0.element.comparable) }
        )
    }

    /// The files in another state.
    mutating func edit(to state: ReleaseState) throws(Refusal) -> [ManifestFile] {
        let keepsExtras = from.canary?.version == state.canary?.version && from.canary?.extras == state.canary?.extras
        if !keepsExtras {
            try step { table throws(Refusal) in
                Self.byFile(table.routes.map { ($0.file, CanaryRoute.removals(from: [$0])) })
            }
        }
        try share(state)
        if !keepsExtras, let canary = state.canary, !canary.extras.isEmpty { try extend(state, canary) }
        try nameSubsets(state)
        return files
    }

    private mutating func share(_ state: ReleaseState) throws(Refusal) {
        let (from, routeNames) = (from, routeNames)
        try step { table throws(Refusal) in
            var edits: [(String, [SourceEdit])] = []
            for route in table.routes where Self.takesPart(route, from, routeNames) {
                edits.append((route.file, try ShareEdits.edits(of: route, for: state)))
            }
            return Self.byFile(edits)
        }
    }

    private mutating func extend(_ state: ReleaseState, _ canary: CanaryShare) throws(Refusal) {
        let routeNames = routeNames
        for part in CanaryRoute.Part.allCases {
            try step { table throws(Refusal) in
                var edits: [(String, [SourceEdit])] = []
                for route in table.routes where route.kind == .http && Self.takesPart(route, state, routeNames) {
                    edits.append((route.file, try CanaryRoute.edits(part, of: route, canary)))
                }
                return Self.byFile(edits)
            }
        }
    }

    private mutating func nameSubsets(_ state: ReleaseState) throws(Refusal) {
        let files = files
        try step { table throws(Refusal) in
            if let rule = table.rules.first {
                let isNamed = state.shares.allSatisfy { share in
                    table.rules.contains { $0.subset(share.version) != nil }
                }
                return isNamed ? [:] : [rule.file: try SubsetEdits.edits(of: rule, for: state)]
            }
            guard let route = table.routes.first, let host = route.destinations.first?.host,
                let file = files.first(where: { $0.path == route.file })
            else { return [:] }
            guard !file.path.hasSuffix(".json") else {
                throw Refusal(
                    .unsupported,
                    "no DestinationRule names the versions of \(table.service)",
                    advice: ["add one: \(file.path) is JSON, which holds one resource"]
                )
            }
            let namespace = route.resource.resourceNamespace
            return [file.path: [SubsetEdits.document(host, namespace, state, after: file.bytes)]]
        }
    }
}

extension ManifestEditing {
    /// Whether the other routes of the service are as they were.
    func keepsOthers(_ table: RouteTable) -> Bool {
        let routes = table.routes.filter { !$0.isAdded }
        return others.allSatisfy { $0.key < routes.count && routes[$0.key].comparable == $0.value }
    }

    /// Whether a command in this state changes a route.
    private static func takesPart(_ route: ServiceRoute, _ state: ReleaseState, _ names: Set<String>) -> Bool {
        guard !route.isAdded, names.isEmpty || route.name.map(names.contains) == true else { return false }
        if let canary = state.canary {
            return route.destination(of: state.stable) != nil && route.destination(of: canary.version) != nil
        }
        switch route.sole {
        case .some(let subset): return subset == nil || subset == state.stable
        case nil: return false
        }
    }

    /// The edits of a step, each once: several routes may share what an anchor stands for.
    private static func byFile(_ edits: [(String, [SourceEdit])]) -> [String: [SourceEdit]] {
        var byFile: [String: [SourceEdit]] = [:]
        for (file, edits) in edits {
            for edit in edits where edit.range.isEmpty || byFile[file]?.contains(edit) != true {
                byFile[file, default: []].append(edit)
            }
        }
        return byFile
    }

    private mutating func step(
        _ edits: (RouteTable) throws(Refusal) -> [String: [SourceEdit]]
    ) throws(Refusal) {
        for (path, edits) in try edits(RouteTable(files, service)) where !edits.isEmpty {
            guard let place = files.firstIndex(where: { $0.path == path }) else { continue }
            let bytes: [UInt8]
            do {
                bytes = try SourceEdit.apply(edits, to: files[place].bytes)
            } catch {
                throw Refusal(.unsupported, "\(path): \(error.message)")
            }
            files[place] = try ManifestFile(path, bytes)
        }
    }
}

/// A destination of a route and its weight, as they mean the same wherever they stand.
private struct RouteShare: Hashable {
    let subset: String?
    let percent: Int
}

extension ServiceRoute {
    fileprivate var comparable: [RouteShare] { shares.map { RouteShare(subset: $0.subset, percent: $0.percent) } }
}
