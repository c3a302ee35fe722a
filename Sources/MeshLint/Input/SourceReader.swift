import MeshModel
import MeshRender
import YAML

/// Reads a part of a source into resources; what it cannot read becomes a problem, and the rest is read all the same.
struct SourceReader {
    /// What a source holds.
    struct Result: Sendable {
        var resources: [any AnyLocated] = []
        var problems: [InputProblem] = []
        /// How many documents there were, readable or not.
        var documentCount = 0
        var isTemplate = false
    }

    private let task: ReadingTask
    private let source: LintSource
    private var maker = TapeMaker()
    private var result = Result()

    private init(_ task: ReadingTask) {
        self.task = task
        source = task.source
    }

    /// Reads sources on all processors, large ones in parts; the results are in the order of the sources.
    static func read(_ sources: [LintSource]) -> [Result] {
        let tasks = sources.map(ReadingTask.tasks)
        let flat = tasks.flatMap(\.self)
        var results = Parallel.map(flat.count) { SourceReader.read(flat[$0]) }[...]
        return zip(sources, tasks).map { source, tasks in
            defer { results = results.dropFirst(tasks.count) }
            return merge(Array(results.prefix(tasks.count)), of: source)
        }
    }

    private static func merge(_ parts: [Result], of source: LintSource) -> Result {
        guard !parts.contains(where: \.isTemplate) else {
            let place = SourcePlace(file: source.name, line: 1, column: 1)
            return Result(problems: [InputProblem(kind: .template, message: "a template is not checked", place: place)])
        }
        guard parts.count != 1 else { return parts[0] }
        return Result(
            resources: parts.flatMap(\.resources),
            problems: parts.flatMap(\.problems),
            documentCount: parts.reduce(0) { $0 + $1.documentCount }
        )
    }

    private static func read(_ task: ReadingTask) -> Result {
        var reader = SourceReader(task)
        reader.read()
        return reader.result
    }
}

extension SourceReader {
    private mutating func read() {
        guard task.budget.isLeft else { return addExhausted() }
        let stream = Document.parse(source.bytes, part: task.part)
        task.budget.spend(stream.valueCount)
        result.isTemplate = TemplateCheck.isTemplate(source.bytes, task.part, stream)
        guard !result.isTemplate else { return }
        result.documentCount = stream.documents.count + stream.errors.count
        result.resources.reserveCapacity(stream.documents.count)
        for error in stream.errors { add(error) }
        for document in stream.documents { add(document.root, of: document) }
    }

    /// Reports once for a source that its other parts are not read.
    private mutating func addExhausted() {
        guard task.budget.takeWarning() else { return }
        let message = "the text has more than \(ReadingBudget.most) values; the rest is not read"
        let place = SourcePlace(file: source.name, line: 1, column: 1)
        result.problems.append(InputProblem(kind: .limit, message: message, place: place))
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
        let (tape, hasRepeatedKeys) = maker.tape(of: node)
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
        if hasRepeatedKeys { addRepeatedKeys(below: node, of: located.document) }
    }

    private mutating func addUntyped(_ node: Node) {
        if let misspelt = node.misspeltTypeKeys { return add(.noKind, misspelt, at: node) }
        let isManifest = node["apiVersion"] != nil || node["kind"] != nil
        // The description of a Helm chart has a version of its own kind.
        guard isManifest, source.name.split(separator: "/").last != "Chart.yaml" else {
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
    /// What is wrong where `apiVersion` and `kind` are meant but spelled in another way; `nil` where they are not meant.
    fileprivate var misspeltTypeKeys: String? {
        let names = ["apiVersion", "kind"]
        let missing = names.filter { self[$0] == nil }
        let keys = entries.compactMap(\.key.text).filter { !names.contains($0) }
        let pairs = missing.compactMap { name in
            keys.first {
                $0.lowercased() == name.lowercased() || $0.nearest(in: [name]) != nil && self["metadata"] != nil
            }
            .map { (name, $0) }
        }
        guard pairs.count == missing.count, !pairs.isEmpty else { return nil }
        let parts = pairs.map { name, key in "'\(key)' is no field of a manifest; did you mean '\(name)'?" }
        return parts.joined(separator: " ")
    }

    /// The keys below this value that were written before in the same mapping.
    fileprivate var repeatedKeysBelow: [Node] {
        switch kind {
        case .scalar: []
        // What an alias stands for is written elsewhere.
        case _ where isAlias: []
        case .sequence: items.flatMap(\.repeatedKeysBelow)
        case .mapping: repeatedKeys + entries.flatMap(\.value.repeatedKeysBelow)
        }
    }
}
