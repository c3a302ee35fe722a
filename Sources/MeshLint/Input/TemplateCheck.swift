import YAML

/// Tells templates (Helm, gotpl, Jinja) from manifests.
enum TemplateCheck {
    /// Whether a part of a text is one that only becomes YAML when something is put in for its `{{ }}`.
    ///
    /// Manifests may hold `{{ }}` in texts, such as alerts; so a template is what has it where YAML sees a mapping as a key, or
    /// what is no YAML where it stands. A mistake elsewhere in a text with `{{ }}` is a mistake.
    static func isTemplate(_ bytes: [UInt8], _ part: StreamPart, _ stream: DocumentStream) -> Bool {
        guard !stream.errors.isEmpty || stream.hasCollectionAsKey, bytes.holds("{{", in: part.range) else {
            return false
        }
        return stream.hasCollectionAsKey || stream.errors.contains { isAtPlaceholder($0, bytes) }
    }

    /// Whether a placeholder stands in the line of an error, or in the one above it.
    private static func isAtPlaceholder(_ error: YAMLError, _ bytes: [UInt8]) -> Bool {
        guard error.code == .malformed, let offset = error.mark?.offset else { return false }
        let place = min(offset, bytes.count)
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let lines = bytes.startOfLine(above: bytes.startOfLine(at: place))..<end
        return bytes.holds("{{", in: lines) || bytes.holds("}}", in: lines)
    }
}

extension [UInt8] {
    fileprivate func startOfLine(at offset: Int) -> Int {
        self[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }

    /// Where the last line that is not empty begins above the one that begins at an offset.
    fileprivate func startOfLine(above start: Int) -> Int {
        startOfLine(at: self[..<start].lastIndex { $0 > UInt8(ascii: " ") } ?? 0)
    }
}
