import YAML

/// Leads manifests from one state of a release to another, in steps after each of which they are read anew.
struct ManifestEditing {
    private let original: [ManifestFile]
    private var files: [ManifestFile]
    private let service: ServiceName
    private let from: ReleaseState
    private let participation: Participation

    init(_ reading: FolderReading, _ hints: StateHints) {
        original = reading.files
        files = reading.files
        service = reading.table.service
        from = reading.state
        participation = Participation(hints: hints, isUnclear: reading.isUnclear)
    }

    /// The files in another state.
    mutating func edit(to state: ReleaseState) throws(Refusal) -> [ManifestFile] {
        let before = RouteTable(files, service)
        let keepsExtras = from.canary?.version == state.canary?.version && from.canary?.extras == state.canary?.extras
        if !keepsExtras {
            let (from, participation) = (from, participation)
            try step { table throws(Refusal) in
                table.routes.filter { $0.isAdded || participation.includes($0, from) }.map { route in
                    (route.file, CanaryRoute.removals(from: route, of: from.canary))
                }
            }
        }
        try share(state)
        if !keepsExtras, let canary = state.canary, !canary.extras.isEmpty { try extend(state, canary) }
        try check(before.routes.filter { participation.includes($0, from) || $0.isAdded }, before.rules)
        let known = Set(from.shares.map(\.version))
        if !state.shares.allSatisfy({ known.contains($0.version) }) { try nameSubsets(state) }
        return files
    }

    private mutating func share(_ state: ReleaseState) throws(Refusal) {
        let (from, participation) = (from, participation)
        try step { table throws(Refusal) in
            var edits: [(String, [SourceEdit])] = []
            for route in table.routes where participation.includes(route, from) {
                edits.append(
                    (
                        route.file,
                        try route.located { route throws(Refusal) in try ShareEdits.edits(of: route, for: state) }
                    )
                )
            }
            return edits
        }
    }

    private mutating func extend(_ state: ReleaseState, _ canary: CanaryShare) throws(Refusal) {
        let participation = participation
        for part in CanaryRoute.Part.allCases {
            try step { table throws(Refusal) in
                let taking = table.routes.filter { participation.includes($0, state) }
                try CanaryRoute.checkKinds(taking)
                var edits: [(String, [SourceEdit])] = []
                for route in taking where route.kind == .http {
                    edits.append(
                        (
                            route.file,
                            try route.located { route throws(Refusal) in
                                try CanaryRoute.edits(part, of: route, canary)
                            }
                        )
                    )
                }
                return edits
            }
        }
    }

    private mutating func nameSubsets(_ state: ReleaseState) throws(Refusal) {
        let files = files
        try step { table throws(Refusal) in try SubsetNaming(table, files).edits(for: state) }
    }
}

extension ManifestEditing {
    /// Throws where something else has changed than the routes that take part and the subsets.
    private func check(_ routes: [ServiceRoute], _ rules: [DestinationRuleSource]) throws(Refusal) {
        let untouched = Untouched(routes, rules)
        for (before, after) in zip(original, files) where before.bytes != after.bytes {
            guard let node = untouched.firstChange(before, after) else { continue }
            throw Refusal(
                .unsupported,
                "\(before.path):\(node.mark.line): this would change too, as an anchor stands for it and for shares",
                advice: ["write the value out here, then run the command again"]
            )
        }
    }

    /// Makes the edits of a step, each once: several routes may share what an anchor stands for.
    private mutating func step(
        _ edits: (RouteTable) throws(Refusal) -> [(String, [SourceEdit])]
    ) throws(Refusal) {
        let all = Dictionary(grouping: try edits(RouteTable(files, service))) { $0.0 }
        for (path, edits) in all.mapValues({ $0.map(\.1) }) {
            guard let place = files.firstIndex(where: { $0.path == path }) else { continue }
            files[place] = try Self.apply(edits, to: files[place])
        }
    }

    private static func apply(_ edits: [[SourceEdit]], to file: ManifestFile) throws(Refusal) -> ManifestFile {
        var once: [SourceEdit] = []
        for edits in edits {
            // Two edits of one route may be the same text at the same place; those of two routes are one edit.
            let known = Set(once)
            once += edits.filter { !known.contains($0) }
        }
        guard !once.isEmpty else { return file }
        do {
            return try ManifestFile(file.path, try SourceEdit.apply(AnchorEdits(file).folded(once), to: file.bytes))
        } catch let error as Refusal {
            throw error.aboutOwnText
        } catch {
            throw Refusal(
                .unsupported,
                "\(file.path): an anchor stands for values that would have to differ",
                advice: ["write out what it stands for, then run the command again"]
            )
        }
    }
}

extension Refusal {
    /// A text that was made of what the user wrote cannot be read: the user has nothing to repair.
    var aboutOwnText: Refusal {
        Refusal(
            .unsupported,
            "the file is written so that a change would break it: \(message)",
            advice: ["write what has to change in a plainer form, 'key: value' on lines of their own"]
        )
    }
}

extension ServiceRoute {
    /// Names the file in refusals that only know the line.
    fileprivate func located<Result>(
        _ body: (ServiceRoute) throws(Refusal) -> Result
    ) throws(Refusal) -> Result {
        do throws(Refusal) {
            return try body(self)
        } catch {
            var refusal = error
            if refusal.message.hasPrefix("line ") { refusal.message = "\(file):\(refusal.message.dropFirst(5))" }
            throw refusal
        }
    }
}
