import MeshModel
import YAML

/// Finds the suppressions that manifests and meshes hold.
enum SuppressionReader {
    static let marker = "meshgen:ignore"
    static let annotation = "meshgen.io/ignore"

    static func suppressions(in mesh: MeshSnapshot, quoted: [LintSource]) -> [Suppression] {
        let documents = mesh.documents.flatMap { comments(of: $0) }
        let annotated = mesh.everything.flatMap { annotations(of: $0.document, $0.metadata) }
        return documents + annotated + quoted.flatMap(swiftComments)
    }

    // MARK: Comments of YAML

    private static func comments(of document: LintDocument) -> [Suppression] {
        guard case .yaml(let node, let yaml, let source) = document.origin, source.mentionsSuppression else {
            return []
        }
        let lastLine = yaml.source.line(of: yaml.range.upperBound)
        return yaml.comments.compactMap { comment in
            guard comment.text.hasPrefix(marker) else { return nil }
            let (rules, reason) = Suppression.read(comment.text.dropFirst(marker.count))
            let place = SourcePlace(comment.mark, in: source)
            let line = comment.mark.line
            let scope: Suppression.Scope =
                if comment.isAlone, line <= node.mark.line || line < yaml.root.mark.line {
                    .lines(file: source.name, line...max(line, lastLine))
                } else {
                    .lines(file: source.name, line...(comment.isAlone ? line + 1 : line))
                }
            return Suppression(rules: rules, reason: reason, place: place, scope: scope)
        }
    }

    // MARK: Annotations

    private static func annotations(of document: LintDocument, _ metadata: ObjectMeta) -> [Suppression] {
        let annotations = metadata.annotations ?? [:]
        guard !annotations.isEmpty else { return [] }
        var found: [Suppression] = []
        let path = FieldPath.root.metadata.annotations
        func add(_ rules: [String], _ reason: String, key: String, isChecked: Bool) {
            let place = document.place(of: path[key], on: .key)
            let scope = Suppression.Scope.resource(document.subject, file: place.file)
            found.append(Suppression(rules: rules, reason: reason, place: place, scope: scope, isChecked: isChecked))
        }
        if let text = annotations[annotation] {
            for part in text.split(separator: ";") {
                let (rules, reason) = Suppression.read(part)
                add(rules, reason, key: annotation, isChecked: true)
            }
        }
        // What other tools are told holds here too; they ask for no reason.
        for key in ["galley.istio.io/analyze-suppress", "kiali.io/ignore-validations"] {
            guard let text = annotations[key] else { continue }
            add(Suppression.read(text).rules, "", key: key, isChecked: false)
        }
        return found
    }

    // MARK: Comments of Swift

    /// Behind a declaration, or on the line above it.
    private static func swiftComments(of source: LintSource) -> [Suppression] {
        guard source.name.hasSuffix(".swift"), source.mentionsSuppression else { return [] }
        let lines = String(decoding: source.bytes, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        return lines.enumerated().compactMap { index, line in
            guard let range = line.firstRange(of: "// \(marker)") else { return nil }
            let (rules, reason) = Suppression.read(line[range.upperBound...])
            let isAlone = line[..<range.lowerBound].allSatisfy(\.isWhitespace)
            let column = line[..<range.lowerBound].unicodeScalars.count + 1
            return Suppression(
                rules: rules,
                reason: reason,
                place: SourcePlace(file: source.name, line: index + 1, column: column),
                scope: .lines(file: source.name, (index + 1)...(isAlone ? index + 2 : index + 1))
            )
        }
    }
}

extension LintSource {
    /// Whether the marker stands anywhere in the text.
    fileprivate var mentionsSuppression: Bool { bytes.contains(Array(SuppressionReader.marker.utf8)) }
}

extension [UInt8] {
    /// Whether these bytes are among them, in this order.
    fileprivate func contains(_ other: [UInt8]) -> Bool {
        guard let first = other.first else { return true }
        return withUnsafeBufferPointer { bytes in
            bytes.indices.contains { index in
                bytes[index] == first && index + other.count <= bytes.count
                    && bytes[index..<index + other.count].elementsEqual(other)
            }
        }
    }

    /// The line, from 1, of the last character before an offset.
    fileprivate func line(of offset: Int) -> Int {
        let end = offset > 0 && self[offset - 1] == UInt8(ascii: "\n") ? offset - 1 : offset
        return self[..<end].count { $0 == UInt8(ascii: "\n") } + 1
    }
}
