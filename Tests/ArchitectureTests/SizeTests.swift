import Foundation
import TestKit
import Testing

/// A file has one subject: whoever needs more than 300 lines has two.
@Suite struct SizeTests {
    @Test func noSourceFileIsLongerThan300Lines() throws {
        let folder = Project.path("Sources")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        // A kind is one file, however many fields it has; and nobody reads what protoc writes.
        let long = ["MeshModel/Kinds/", "GymAPI/Generated/"]
        for name in names where name.hasSuffix(".swift") && !long.contains(where: name.hasPrefix) {
            let text = try String(decoding: Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 301, "\(name) has \(lines) lines")
        }
    }
}
