import MeshModel
import YAML

/// Finds the suppressions that manifests and meshes hold.
enum SuppressionReader {
    static let marker = "meshgen:ignore"
    static let annotation = "meshgen.io/ignore"

    static func suppressions(in mesh: MeshSnapshot, quoted: [LintSource]) -> [Suppression] {
        let documents = mesh.documents.flatMap { comments(of: $0) }
        let annotated = mesh.documents.flatMap(annotations)
        return documents + annotated + quoted.flatMap(swiftComments)
    }

    // MARK: Comments of YAML

    private static func comments(of document: LintDocument) -> [Suppression] {
        guard case .yaml(let node, let yaml, let source) = document.origin, source.holdsMarker else {
            return []
        }
        return yaml.comments.compactMap { comment in
            guard comment.text.hasPrefix(marker) else { return nil }
            let (rules, reason) = Suppression.read(comment.text.dropFirst(marker.count))
            let place = SourcePlace(comment.mark, in: source)
            let line = comment.mark.line
            let scope: Suppression.Scope =
                if comment.isAlone, line <= node.mark.line || line < yaml.root.mark.line {
                    .lines(file: source.name, line...max(line, yaml.source.line(of: yaml.range.upperBound)))
                } else {
                    .lines(file: source.name, line...(comment.isAlone ? line + 1 : line))
                }
            return Suppression(rules: rules, reason: reason, place: place, scope: scope)
        }
    }

    // MARK: Annotations

    private static func annotations(of document: LintDocument) -> [Suppression] {
        let annotations = document.annotations
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
        guard source.name.hasSuffix(".swift"), source.holdsMarker else { return [] }
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

extension [UInt8] {
    /// The line, from 1, of the last character before an offset.
    fileprivate func line(of offset: Int) -> Int {
        let end = offset > 0 && self[offset - 1] == UInt8(ascii: "\n") ? offset - 1 : offset
        return self[..<end].count { $0 == UInt8(ascii: "\n") } + 1
    }
}
