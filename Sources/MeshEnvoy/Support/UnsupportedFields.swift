import MeshLint
import MeshModel

extension TranslationLog {
    /// Notes every field of a resource that reaches no Envoy as it would in a cluster.
    func noteFields(of document: LintDocument) {
        guard let support = Self.byKind[document.kind] else { return }
        if case .ignored(let reason) = support.rest { return ignore(document, document.kind, reason) }
        guard !support.exceptions.isEmpty, let spec = AnyValue(document.tape)["spec"] else { return }
        walk(spec, "spec", "spec", support, document)
    }

    private static let byKind = Dictionary(uniqueKeysWithValues: KindSupport.all.map { ($0.kind, $0) })

    /// - Parameters:
    ///   - path: the way to the value without the places in lists, as exceptions have it.
    ///   - place: the way with them.
    private func walk(
        _ value: AnyValue,
        _ path: String,
        _ place: String,
        _ support: KindSupport,
        _ document: LintDocument
    ) {
        switch support.exceptions[path] {
        case .approximated(let reason)?: return approximate(document, place, reason)
        case .ignored(let reason)?: return ignore(document, place, reason)
        case .translated?, nil: break
        }
        for (key, value) in value.entries ?? [] { walk(value, "\(path).\(key)", "\(place).\(key)", support, document) }
        for (index, item) in (value.items ?? []).enumerated() {
            walk(item, path, "\(place)[\(index)]", support, document)
        }
    }
}
