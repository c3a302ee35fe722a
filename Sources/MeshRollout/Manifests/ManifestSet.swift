import YAML

/// The manifests of a folder that matter to a service: those that name it, and those that its release has to heed.
struct ManifestSet {
    /// Sorted by path.
    private(set) var files: [ManifestFile] = []
    /// Templates, which say nothing before they are rendered.
    private(set) var templates: [String] = []
    /// What else was passed over, with the reasons.
    private(set) var foreign: [String] = []
    /// The files that cannot be read, with the reasons.
    let unreadable: [String]
    /// The files with records of releases.
    let records: [String]

    init(_ folder: String, _ service: ServiceName) throws(Refusal) {
        let search = try ManifestSearch(folder, for: service.name)
        unreadable = search.unreadable
        records = search.records
        for source in search.found { try addNamed(source) }
        addOthers(search.others, service)
        files.sort { $0.path < $1.path }
    }

    private mutating func addNamed(_ source: ManifestSearch.Source) throws(Refusal) {
        switch try ManifestFile.content(source) {
        case .manifests(let file): files.append(file)
        case .template: templates.append(source.path)
        case .foreign(let reason): foreign.append(reason)
        }
    }

    /// Adds what does not name the service: its pods by the labels that it selects, then what scales them, and so on.
    private mutating func addOthers(_ others: [ManifestSearch.Source], _ service: ServiceName) {
        var others = others.map { (source: $0, kinds: ManifestKinds($0.bytes)) }
        for step in [Self.pods, Self.whatConcernsThem] {
            let needs = step(files, service)
            let place = others.partition { other in needs.contains { $0.isMet(by: other.source.bytes, other.kinds) } }
            for other in others[place...] { add(other.source) }
            others.removeSubrange(place...)
        }
    }

    /// Adds what does not name the service; it may be broken, as nobody can tell then whether it matters.
    private mutating func add(_ source: ManifestSearch.Source) {
        guard let content = try? ManifestFile.content(source), case .manifests(let file) = content else { return }
        files.append(file)
    }

    /// How files of some kinds are told that may matter: by words that all or some of are in them.
    private struct Need {
        let kinds: ManifestKinds
        var all: [String] = []
        var some: [String] = []

        func isMet(by bytes: [UInt8], _ kinds: ManifestKinds) -> Bool {
            guard !kinds.isDisjoint(with: self.kinds) else { return false }
            return all.isEmpty ? some.contains(where: bytes.holds) : all.allSatisfy(bytes.holds)
        }
    }

    private static func pods(_ files: [ManifestFile], _ service: ServiceName) -> [Need] {
        let labels = Workloads.selector(files, service).map { Array($0.values) } ?? []
        return [Need(kinds: .workload, all: labels)]
    }

    private static func whatConcernsThem(_ files: [ManifestFile], _ service: ServiceName) -> [Need] {
        let workloads = Workloads(files, service).workloads
        let names = workloads.map(\.name) + RouteTable(files, service).routes.map(\.resource.resourceName)
        return [
            Need(kinds: [.autoscaler, .controller], some: names.filter { !$0.isEmpty }),
            Need(kinds: .budget, some: workloads.flatMap { $0.labels.values }),
            Need(kinds: .destinationRule, all: ["*"]),
        ]
    }
}
