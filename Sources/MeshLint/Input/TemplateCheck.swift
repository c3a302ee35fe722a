import YAML

/// Tells templates (Helm, gotpl, Jinja) from manifests.
enum TemplateCheck {
    /// Whether a text is one that only becomes YAML when something is put in for its `{{ }}`.
    ///
    /// Manifests may hold `{{ }}` in texts, such as alerts; so a template is what has it and is no YAML, or what has it where
    /// YAML sees a mapping as a key.
    static func isTemplate(_ source: LintSource, _ stream: DocumentStream) -> Bool {
        guard source.bytes.holdsBraces else { return false }
        return !stream.errors.isEmpty || stream.documents.contains { $0.root.hasMappingAsKey }
    }
}

extension [UInt8] {
    fileprivate var holdsBraces: Bool {
        withUnsafeBufferPointer { bytes in
            bytes.indices.dropLast().contains { bytes[$0] == UInt8(ascii: "{") && bytes[$0 + 1] == UInt8(ascii: "{") }
        }
    }
}

extension Node {
    fileprivate var hasMappingAsKey: Bool {
        switch kind {
        case .scalar: false
        case .sequence: items.contains(where: \.hasMappingAsKey)
        case .mapping: entries.contains { $0.key.kind == .mapping || $0.value.hasMappingAsKey }
        }
    }
}
