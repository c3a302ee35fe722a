import MeshLint

/// Something in a resource that Envoy on one machine is told otherwise, or not at all.
public struct TranslationNote: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// It works, but not just as in a cluster.
        case approximated
        /// It has no effect here.
        case ignored
    }

    public let kind: Kind
    /// The resource, as `Kind namespace/name`.
    public let resource: String
    /// The field, such as `spec.http[0].fault`.
    public let field: String
    /// What happens instead.
    public let text: String

    public var description: String { "\(resource): \(field) is \(kind.rawValue): \(text)" }
}

/// Gathers the notes of a translation, each once.
final class TranslationLog {
    private(set) var notes: [TranslationNote] = []
    private var seen: Set<TranslationNote> = []

    func approximate(_ document: LintDocument, _ field: String, _ text: String) {
        add(.approximated, document, field, text)
    }

    func ignore(_ document: LintDocument, _ field: String, _ text: String) { add(.ignored, document, field, text) }

    private func add(_ kind: TranslationNote.Kind, _ document: LintDocument, _ field: String, _ text: String) {
        let resource = "\(document.kind) \(document.namespace)/\(document.name)"
        let note = TranslationNote(kind: kind, resource: resource, field: field, text: text)
        if seen.insert(note).inserted { notes.append(note) }
    }
}
