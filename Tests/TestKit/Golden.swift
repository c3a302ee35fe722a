import Foundation
public import Testing

/// Compares a text with the file `Golden/NAME` beside the test; with `UPDATE_GOLDEN=1` writes the file instead.
///
/// A missing file is a failure: `make golden` makes one, and the diff is the review.
public func expectGolden(
    _ text: String,
    _ name: String,
    file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let golden = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(
            at: golden.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        return try Data(text.utf8).write(to: golden)
    }
    guard let expected = try? String(decoding: Data(contentsOf: golden), as: UTF8.self) else {
        Issue.record("there is no Golden/\(name); make golden writes it", sourceLocation: sourceLocation)
        return
    }
    if let difference = firstDifference(text, expected) {
        Issue.record("differs from Golden/\(name) \(difference)", sourceLocation: sourceLocation)
    }
}

/// The first line that differs between two texts, for people; `nil` if they are equal.
public func firstDifference(_ text: String, _ expected: String) -> String? {
    if text == expected { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let index =
        zip(lines, expectedLines).enumerated().first { $1.0 != $1.1 }?.offset ?? min(lines.count, expectedLines.count)
    let line = index < lines.count ? "'\(lines[index])'" : "the end"
    let expectedLine = index < expectedLines.count ? "'\(expectedLines[index])'" : "the end"
    return "in line \(index + 1): \(line) instead of \(expectedLine)"
}
