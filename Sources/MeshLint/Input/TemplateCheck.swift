import YAML

/// Tells templates (Helm, gotpl, Jinja) from manifests.
enum TemplateCheck {
    /// Whether a part of a text is one that only becomes YAML when something is put in for its `{{ }}`.
    ///
    /// Manifests may hold `{{ }}` in texts, such as alerts; so a template is what has it and is no YAML, or what has it where
    /// YAML sees a mapping as a key.
    static func isTemplate(_ bytes: [UInt8], _ part: StreamPart, _ stream: DocumentStream) -> Bool {
        (!stream.errors.isEmpty || stream.hasCollectionAsKey) && bytes.holds("{{", in: part.range)
    }
}
