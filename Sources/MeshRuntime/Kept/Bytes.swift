/// Puts numbers and texts one after the other, each text with its length before it.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ content: [UInt8]) {
        write(content.count)
        bytes += content
    }

    mutating func write(_ texts: [String]) {
        write(texts.count)
        for text in texts { write(Array(text.utf8)) }
    }
}

/// Takes apart what ``ByteWriter`` put together.
struct ByteReader {
    enum Failure: Error { case tooShort }

    /// What has not been read yet.
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func number() throws(Failure) -> Int {
        let size = MemoryLayout<Int>.size
        guard rest.count >= size else { throw .tooShort }
        let number = rest.withUnsafeBytes { Int(littleEndian: $0.loadUnaligned(as: Int.self)) }
        rest = rest.dropFirst(size)
        return number
    }

    mutating func bytes() throws(Failure) -> [UInt8] {
        let count = try number()
        guard 0...rest.count ~= count else { throw .tooShort }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func text() throws(Failure) -> String { String(decoding: try bytes(), as: UTF8.self) }

    mutating func texts() throws(Failure) -> [String] {
        var texts: [String] = []
        for _ in 0..<max(0, try number()) { texts.append(try text()) }
        return texts
    }
}
