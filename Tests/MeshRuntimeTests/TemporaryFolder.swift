import Foundation
import MeshRender

/// A folder of a test's own, removed with its last use.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "meshgen-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The text of a file, or `nil` if there is none.
    subscript(_ name: String) -> String? {
        try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: false, encoding: .utf8)
    }

    /// All files and folders, sorted.
    var contents: [String] { FileManager.default.subpaths(atPath: path)?.sorted() ?? [] }

    /// The texts of all files, by path.
    var texts: [String: String] {
        [String: String](contents.compactMap { name in self[name].map { (name, $0) } }) { $1 }
    }
}

/// Files with these texts.
func files(_ texts: [String: String]) -> [RenderedFile] {
    texts.sorted { $0.key < $1.key }.map { RenderedFile(path: $0.key, bytes: Array($0.value.utf8)) }
}
