import MeshCluster
import YAML

/// The record of releases in a cluster: an annotation of the first VirtualService, with a line of JSON a change.
enum ClusterRecord {
    static let annotation = "meshgen.io/releases"
    /// An object holds 256 KiB of annotations; so many lines are far below it.
    private static let mostLines = 50

    /// The lines of all VirtualServices, as a file would hold them.
    static func bytes(in objects: [ClusterObject]) -> [UInt8] {
        let lines = objects.flatMap { object in
            object.file.documents.first?.root["metadata"]?["annotations"]?[annotation]?.text?
                .split(separator: "\n").map(String.init) ?? []
        }
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// A VirtualService with one more line.
    static func adding(_ record: ReleaseRecord, to value: JSONValue) -> JSONValue {
        guard case .map(var fields) = value, case .map(var metadata)? = fields["metadata"] else { return value }
        var annotations: [String: JSONValue] = [:]
        if case .map(let present)? = metadata["annotations"] { annotations = present }
        var lines: [String] = []
        if case .string(let text)? = annotations[annotation] { lines = text.split(separator: "\n").map(String.init) }
        lines = (lines + [record.line]).suffix(mostLines)
        annotations[annotation] = .string(lines.joined(separator: "\n"))
        metadata["annotations"] = .map(annotations)
        fields["metadata"] = .map(metadata)
        return .map(fields)
    }
}
