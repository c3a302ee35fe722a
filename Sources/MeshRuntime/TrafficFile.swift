import MeshModel
import MeshRender
import YAML

/// Reads `traffic.yaml`: how much traffic each version of a service gets, as the release commands left it.
///
/// ```yaml
/// backend-main:
///   canary: v2
///   weight: 5
/// ```
struct TrafficFile {
    /// The name that the file has beside the mesh.
    static let name = "traffic.yaml"

    /// Where the file of `mesh`, a Mesh.swift or the folder it is in, would be.
    static func path(beside mesh: String) -> String {
        guard mesh.hasSuffix(".swift") else { return mesh.hasSuffix("/") ? mesh + name : "\(mesh)/\(name)" }
        return mesh.lastIndex(of: "/").map { String(mesh[...$0]) + name } ?? name
    }

    /// The text of the file beside `mesh`; `nil` if there is none.
    static func text(beside mesh: String) throws(FileError) -> [UInt8]? {
        try FileSystem.read(path(beside: mesh))
    }

    /// What the services are given; each value is a mapping of scalars.
    private(set) var services: [String: AnyValue] = [:]

    /// Reads a text that errors call `path`.
    init(_ text: [UInt8], path: String) throws(RenderProblem) {
        let stream = Document.parse(text)
        if let error = stream.errors.first { throw Self.problem(error.message, error.mark, path) }
        guard let document = stream.documents.first else { return }
        if stream.documents.count > 1 {
            throw Self.problem("only one document is allowed", stream.documents[1].mark, path)
        }
        if document.root.scalar == .null { return }
        guard document.root.kind == .mapping else {
            throw Self.problem("expected 'SERVICE:' and its values", document.root.mark, path)
        }
        for entry in document.root.entries {
            guard let name = entry.key.text, services[name] == nil else {
                throw Self.problem("a service is named twice", entry.key.mark, path)
            }
            services[name] = try Self.values(of: entry.value, path)
        }
    }

    private static func values(of service: Node, _ path: String) throws(RenderProblem) -> AnyValue {
        guard service.kind == .mapping else { throw problem("expected values such as 'weight: 5'", service.mark, path) }
        var tape = MeshModel.Tape()
        tape.beginObject()
        for entry in service.entries {
            guard let key = entry.key.text, let scalar = entry.value.scalar else {
                throw problem("expected one value: a number or a text", entry.value.mark, path)
            }
            tape.key(key)
            tape.append(scalar)
        }
        tape.endObject()
        return AnyValue(tape)
    }

    private static func problem(_ message: String, _ mark: Mark?, _ path: String) -> RenderProblem {
        RenderProblem(message, at: SourcePlace(file: path, line: mark?.line ?? 1, column: mark?.column ?? 1))
    }
}
