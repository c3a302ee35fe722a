/// Swift source by its bytes, as far as a search in it needs.
struct SwiftText {
    private let bytes: [UInt8]
    private var place = 0
    private var kept: [UInt8] = []

    /// A source without its comments; what stands in string literals stays.
    static func withoutComments(_ source: String) -> String {
        var text = SwiftText(bytes: Array(source.utf8))
        while text.place < text.bytes.count { text.step() }
        return String(decoding: text.kept, as: UTF8.self)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func step() {
        if begins("//") {
            place = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        } else if begins("/*") {
            skipBlock()
        } else if begins("\"\"\"") {
            keepLiteral(upTo: "\"\"\"")
        } else if begins("\"") {
            keepLiteral(upTo: "\"")
        } else {
            keep(1)
        }
    }

    private func begins(_ text: StaticString) -> Bool {
        bytes[place...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func keep(_ count: Int) {
        kept += bytes[place...].prefix(count)
        place += count
    }

    /// Comments of this form may stand in each other.
    private mutating func skipBlock() {
        var depth = 0
        repeat {
            if begins("/*") {
                depth += 1
                place += 2
            } else if begins("*/") {
                depth -= 1
                place += 2
            } else {
                place += 1
            }
        } while depth > 0 && place < bytes.count
    }

    private mutating func keepLiteral(upTo end: StaticString) {
        keep(end.utf8CodeUnitCount)
        while place < bytes.count, !begins(end) {
            keep(bytes[place] == UInt8(ascii: "\\") ? 2 : 1)
        }
        keep(end.utf8CodeUnitCount)
    }
}
