import Glibc
import MeshModel
import MeshRender

/// The result of evaluating a mesh in a file, so that the mesh need not be evaluated again.
///
/// Only a result without problems is kept. The file begins with a word that names its form and a hash of the rest; a file
/// that is cut short, damaged or of another form counts as none.
struct KeptResult {
    /// What the mesh was evaluated with; the text of `traffic.yaml`.
    let traffic: [UInt8]
    let evaluation: Evaluation

    private static let form = Array("meshgen result 1".utf8)
    /// Larger ones are not kept: the folder is to stay small.
    private static let largestSize = 8 << 20

    init(traffic: [UInt8], _ evaluation: Evaluation) {
        self.traffic = traffic
        self.evaluation = evaluation
    }

    /// Reads a file, and marks it as used now; `nil` if it holds no result.
    init?(at path: String) {
        guard let file = try? FileSystem.read(path), file.starts(with: Self.form) else { return nil }
        var reader = ByteReader(file[Self.form.count...])
        guard let hash = try? reader.number(), hash == Int(truncatingIfNeeded: ContentHash(Array(reader.rest)).value),
            let result = try? Self.read(&reader)
        else { return nil }
        utimensat(AT_FDCWD, path, nil, 0)
        self = result
    }

    /// Writes the file, beside its place and then into it; if that fails there is none, which does no harm.
    func write(to path: String) {
        guard evaluation.rendered.files.reduce(0, { $0 + $1.bytes.count }) <= Self.largestSize else { return }
        var writer = ByteWriter()
        append(to: &writer)
        var head = ByteWriter()
        head.write(Int(truncatingIfNeeded: ContentHash(writer.bytes).value))
        let temporary = "\(path).\(getpid())"
        do {
            try FileSystem.create(temporary, Self.form + head.bytes + writer.bytes)
            try FileSystem.move(temporary, to: path)
        } catch {
            unlink(temporary)
        }
    }
}

extension KeptResult {
    private func append(to writer: inout ByteWriter) {
        writer.write(traffic)
        writer.write(evaluation.rendered.resourceCount)
        writer.write(evaluation.rendered.notes)
        writer.write(evaluation.secrets.count)
        for secret in evaluation.secrets {
            writer.write([secret.namespace, secret.name, secret.user])
            writer.write(secret.keys)
        }
        writer.write(evaluation.rendered.files.count)
        for file in evaluation.rendered.files {
            writer.write(Array(file.path.utf8))
            writer.write(file.bytes)
        }
    }

    private static func read(_ reader: inout ByteReader) throws(ByteReader.Failure) -> KeptResult {
        let traffic = try reader.bytes()
        let resourceCount = try reader.number()
        let notes = try reader.texts()
        var secrets: [SecretRequirement] = []
        for _ in 0..<max(0, try reader.number()) { secrets.append(try secret(&reader)) }
        var files: [RenderedFile] = []
        for _ in 0..<max(0, try reader.number()) {
            files.append(RenderedFile(path: try reader.text(), bytes: try reader.bytes()))
        }
        let rendered = RenderedMesh(files: files, resourceCount: resourceCount, problems: [], notes: notes)
        return KeptResult(traffic: traffic, Evaluation(rendered: rendered, secrets: secrets))
    }

    private static func secret(_ reader: inout ByteReader) throws(ByteReader.Failure) -> SecretRequirement {
        let names = try reader.texts()
        guard names.count == 3 else { throw .tooShort }
        return SecretRequirement(namespace: names[0], name: names[1], keys: try reader.texts(), user: names[2])
    }
}
