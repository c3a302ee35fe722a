import MeshModel
import MeshRender
import YAML

/// Reads one source into resources; what it cannot read becomes a problem, and the rest is read all the same.
struct SourceReader {
    /// What a source holds.
    struct Result: Sendable {
        var resources: [any AnyLocated] = []
        var problems: [InputProblem] = []
        /// How many documents there were, readable or not.
        var documentCount = 0
    }

    private let source: LintSource
    private var result = Result()

    private init(_ source: LintSource) { self.source = source }

    static func read(_ source: LintSource) -> Result {
        var reader = SourceReader(source)
        reader.read()
        return reader.result
    }

    private mutating func read() {
        let stream = Document.parse(source.bytes)
        if TemplateCheck.isTemplate(source, stream) {
            let place = SourcePlace(file: source.name, line: 1, column: 1)
            result.problems = [InputProblem(kind: .template, message: "a template is not checked", place: place)]
            return
        }
        result.documentCount = stream.documents.count + stream.errors.count
        for error in stream.errors { add(error) }
        for document in stream.documents { add(document.root, of: document) }
    }

    private mutating func add(_ error: YAMLError) {
        let kind: InputProblem.Kind =
            switch error.code {
            case .encoding: .encoding
            case .limit, .exhausted: .limit
            default: .malformed
            }
        let mark = error.mark
        let place = SourcePlace(file: source.name, line: mark?.line ?? 1, column: mark?.column ?? 1)
        result.problems.append(InputProblem(kind: kind, message: error.message, place: place))
    }

    private mutating func add(_ node: Node, of document: Document) {
        switch node.kind {
        case .scalar where node.scalar == .null: return
        case .scalar, .sequence:
            let shape = node.kind == .sequence ? "a list" : "a single value"
            add(.notAnObject, "the document is \(shape), not an object", at: node)
        case .mapping: addObject(node, of: document)
        }
    }

    private mutating func addObject(_ node: Node, of document: Document) {
        let tape = MeshModel.Tape(node)
        guard let (apiVersion, kind) = tape.typeName, !apiVersion.isEmpty, !kind.isEmpty else {
            return addUntyped(node)
        }
        if kind.hasSuffix("List"), let items = node["items"], items.kind == .sequence {
            for item in items.items { add(item, of: document) }
            return
        }
        let type = ResourceKinds.type(apiVersion: apiVersion, kind: kind)
        let located = (type ?? RawResource.self).decodeLocated(
            tape,
            apiVersion: apiVersion,
            isModelled: type != nil,
            origin: .yaml(node, in: document, of: source)
        )
        guard let located else { return }
        result.resources.append(located)
        addRepeatedKeys(below: node, of: located.document)
    }

    private mutating func addUntyped(_ node: Node) {
        let isManifest = node["apiVersion"] != nil || node["kind"] != nil
        guard isManifest else {
            return add(.notAManifest, "the document has neither apiVersion nor kind", at: node)
        }
        let missing = ["apiVersion", "kind"].filter { (node[$0]?.text ?? "").isEmpty }
        add(.noKind, "\(missing.joined(separator: " and ")) must be given", at: node)
    }

    private mutating func addRepeatedKeys(below node: Node, of document: LintDocument) {
        for key in node.repeatedKeysBelow {
            let message = "'\(key.text ?? "")' is given twice; the last one counts"
            let place = SourcePlace(key.mark, in: source)
            result.problems.append(
                InputProblem(kind: .repeatedKey, message: message, place: place, subject: document.subject)
            )
        }
    }

    private mutating func add(_ kind: InputProblem.Kind, _ message: String, at node: Node) {
        let place = SourcePlace(node.mark, in: source)
        result.problems.append(InputProblem(kind: kind, message: message, place: place))
    }
}

extension Node {
    /// The keys below this value that were written before in the same mapping.
    fileprivate var repeatedKeysBelow: [Node] {
        switch kind {
        case .scalar: []
        case .sequence: items.flatMap(\.repeatedKeysBelow)
        case .mapping: repeatedKeys + entries.flatMap(\.value.repeatedKeysBelow)
        }
    }
}
