import YAML

/// The edits that name the versions of a state as subsets in a DestinationRule.
enum SubsetEdits {
    /// Adds what is missing to the first rule of the service.
    static func edits(of rule: DestinationRuleSource, for state: ReleaseState) throws(Refusal) -> [SourceEdit] {
        let versions = state.shares.map(\.version).filter { rule.subset($0) == nil }
        guard !versions.isEmpty, let spec = rule.resource["spec"] else { return [] }
        guard let model = rule.subset(state.stable) ?? rule.subsets.first, let list = spec.own("subsets")?.value else {
            return [try spec.adding("subsets", .list(versions.map(fragment)))]
        }
        var edits: [SourceEdit] = []
        for version in versions { edits.append(try subset(version, like: model, in: list)) }
        return edits
    }

    private static func subset(_ version: String, like model: Node, in list: Node) throws(Refusal) -> SourceEdit {
        let lists = ListEditing(list)
        let name = model["name"]?.text ?? ""
        let labels = model["labels"]?.entries.filter { $0.value.hasText(name) } ?? []
        if !labels.isEmpty, lists.canCopy(model), let nameNode = model.own("name")?.value {
            let edits = ([nameNode] + labels.map(\.value)).compactMap { $0.replacement(forScalar: version) }
            if let edit = try lists.appendingCopy(of: model, with: edits) { return edit }
        }
        return try lists.appending(fragment(version))
    }

    /// A new rule, as a document behind the others of a text.
    static func document(
        _ host: String,
        _ namespace: String?,
        _ state: ReleaseState,
        after bytes: [UInt8]
    ) -> SourceEdit {
        let newline = SourceLines(bytes).newline
        var metadata = [("name", Fragment.text(ServiceName(host: host, in: nil).name))]
        if let namespace { metadata.append(("namespace", .text(namespace))) }
        let rule = Fragment.map([
            ("apiVersion", .text("networking.istio.io/v1")),
            ("kind", .text("DestinationRule")),
            ("metadata", .map(metadata)),
            (
                "spec",
                .map([("host", .text(host)), ("subsets", .list(state.shares.map { fragment($0.version) }))])
            ),
        ])
        let lead = bytes.last == UInt8(ascii: "\n") ? "" : newline
        let text = "\(lead)---\(newline)\(rule.block(indent: 0, newline: newline))\(newline)"
        return .inserting(text, at: bytes.count)
    }

    private static func fragment(_ version: String) -> Fragment {
        .map([("name", .text(version)), ("labels", .map([("version", .text(version))]))])
    }
}
