import YAML

/// Names the versions of a release as subsets where no DestinationRule does.
struct SubsetNaming {
    private let table: RouteTable
    private let files: [ManifestFile]

    init(_ table: RouteTable, _ files: [ManifestFile]) {
        self.table = table
        self.files = files
    }

    /// The edits by file.
    func edits(for state: ReleaseState) throws(Refusal) -> [(String, [SourceEdit])] {
        let missing = state.shares.map(\.version).filter { version in
            !(table.rules + table.wildcards).contains { $0.subset(version) != nil }
        }
        guard !missing.isEmpty else { return [] }
        if let rule = table.rules.first { return [(rule.file, try SubsetEdits.edits(of: rule, for: state))] }
        if let wildcard = table.wildcards.first { throw refusal(wildcard, missing) }
        return try newRule(for: state)
    }

    /// A rule of its own would replace the settings of the one for all hosts.
    private func refusal(_ wildcard: DestinationRuleSource, _ missing: [String]) -> Refusal {
        Refusal(
            .unsupported,
            "\(wildcard.file):\(wildcard.resource.mark.line): the DestinationRule \(wildcard.resource.resourceName) for many "
                + "hosts does not name \(missing.joined(separator: " and ")), and one for \(table.service) alone would "
                + "replace its settings",
            advice: ["add the subsets to it, or add a DestinationRule for \(table.service) with all settings"]
        )
    }

    private func newRule(for state: ReleaseState) throws(Refusal) -> [(String, [SourceEdit])] {
        guard let route = table.routes.first, let host = route.destinations.first?.host,
            let file = files.first(where: { $0.path == route.file })
        else { return [] }
        try checkHoldsMore(file)
        let namespace = route.resource.resourceNamespace
        return [(file.path, [SubsetEdits.document(host, namespace, state, after: file.bytes)])]
    }

    /// Throws where a file cannot hold one more resource.
    private func checkHoldsMore(_ file: ManifestFile) throws(Refusal) {
        let reason =
            file.path.hasSuffix(".json")
            ? "JSON, which holds one resource" : try isPatch(file.path) ? "a patch of a kustomization" : nil
        guard let reason else { return }
        throw Refusal(
            .unsupported,
            "no DestinationRule names the versions of \(table.service)",
            advice: ["add one: \(file.path) is \(reason)"]
        )
    }

    /// Whether the kustomization beside a file names it as a patch.
    private func isPatch(_ path: String) throws(Refusal) -> Bool {
        let folder = Disk.folder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        for title in ["kustomization.yaml", "kustomization.yml", "Kustomization"] {
            guard let bytes = try Disk.read("\(folder)/\(title)") else { continue }
            let roots = Document.parse(bytes).documents.map(\.root)
            let patches = roots.flatMap { root in
                (root["patches"]?.items.compactMap { $0["path"]?.text } ?? [])
                    + (root["patchesStrategicMerge"]?.items.compactMap(\.text) ?? [])
            }
            if patches.contains(where: { $0 == name || $0 == "./\(name)" }) { return true }
        }
        return false
    }
}
