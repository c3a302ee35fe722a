/// Bytes that grow at the end; the one place where the writers use raw memory.
///
/// An array that is kept longer than its content, so that text is copied into place without a check per byte.
struct ByteBuffer: Sendable {
    private var storage: [UInt8]
    private(set) var count = 0

    init(capacity: Int) {
        storage = [UInt8](repeating: 0, count: max(capacity, 64))
    }

    /// Lets `fill` write at most `capacity` bytes at the end; it returns how many it wrote.
    @inline(__always)
    mutating func append(atMost capacity: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
        if storage.count - count < capacity { grow(by: capacity) }
        let start = count
        count += storage.withUnsafeMutableBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            let written = fill(base + start)
            assert(written <= capacity)
            return written
        }
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        append(atMost: 1) {
            $0[0] = byte
            return 1
        }
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        append(atMost: bytes.count) { $0.copy(bytes) }
    }

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a short text, such as that of a number.
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Hands over the bytes and starts empty, with new memory.
    mutating func take() -> [UInt8] {
        defer { self = ByteBuffer(capacity: 0) }
        storage.removeLast(storage.count - count)
        return storage
    }

    /// Forgets the bytes and keeps the memory.
    mutating func removeAll() {
        count = 0
    }

    func withSpan<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.span.extracting(first: count))
    }

    @inline(never)
    private mutating func grow(by capacity: Int) {
        let wanted = max(storage.count * 2, count + capacity)
        storage.reserveCapacity(wanted)
        storage.append(contentsOf: repeatElement(0, count: wanted - storage.count))
    }
}

extension UnsafeMutablePointer<UInt8> {
    /// Copies `bytes` to this place and returns their number.
    @inline(__always)
    func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let source = bytes.baseAddress else { return 0 }
        update(from: source, count: bytes.count)
        return bytes.count
    }

    /// Writes `count` spaces and returns their number.
    @inline(__always)
    func indent(_ count: Int) -> Int {
        for index in 0..<count { self[index] = UInt8(ascii: " ") }
        return count
    }
}
