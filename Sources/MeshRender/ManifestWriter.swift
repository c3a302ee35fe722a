public import MeshModel
import YAML

/// Writes one resource after the other as a manifest; keeps its memory from one to the next.
public struct ManifestWriter: Sendable {
    private let format: OutputFormat
    private var tape = Tape()
    private var yaml = YAMLWriter()
    private var json = JSONWriter(.pretty)

    public init(_ format: OutputFormat) { self.format = format }

    /// Shows the manifest of `declared`, in YAML with its comment above it.
    public mutating func write(_ declared: DeclaredResource, _ body: (Span<UInt8>) -> Void) {
        tape.removeAll()
        declared.resource.encodeDocument(to: &tape, apiVersion: declared.apiVersion)
        switch format {
        case .yaml: yaml.write(tape, comment: declared.comment, body)
        case .json: json.write(tape, comment: nil, body)
        }
    }
}

extension DocumentWriter {
    fileprivate mutating func write(_ tape: Tape, comment: String?, _ body: (Span<UInt8>) -> Void) {
        beginDocument(comment: comment)
        tape.write(to: &self)
        flush(body)
    }
}
