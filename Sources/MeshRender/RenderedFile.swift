/// A file that a render comes to.
public struct RenderedFile: Hashable, Sendable {
    /// Relative to the output folder, with `/` between its parts.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// A file to which one resource after the other is added.
struct FileBuilder: Sendable {
    let path: String
    private var bytes: [UInt8] = []
    private let frame: Frame?

    /// What stands around and between the resources of a file.
    private struct Frame {
        let head: StaticString
        let separator: StaticString
        let tail: StaticString
        let indentation: Int
    }

    private static let list = Frame(
        head: "{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"List\",\n  \"items\": [\n",
        separator: ",\n",
        tail: "\n  ]\n}\n",
        indentation: 4
    )

    /// Starts empty; in a JSON list (`isList`) resources are framed, else they just follow each other.
    ///
    /// There is room for `capacity` bytes from the beginning; what of it is not used costs no memory.
    init(path: String, isList: Bool, capacity: Int) {
        self.path = path
        frame = isList ? Self.list : nil
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ document: Span<UInt8>) {
        document.withUnsafeBufferPointer { document in
            guard let frame else { return bytes.append(contentsOf: document) }
            append(bytes.isEmpty ? frame.head : frame.separator)
            append(document, indentation: frame.indentation)
        }
    }

    consuming func finish() -> RenderedFile {
        if let frame {
            if bytes.isEmpty {
                append(frame.head)
                bytes.removeLast()
                append("]\n}\n")
            } else {
                append(frame.tail)
            }
        }
        return RenderedFile(path: path, bytes: bytes)
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Moves a JSON text to the right, which is harmless: inside of its texts there are no line breaks.
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, indentation: Int) {
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            if start > 0 { bytes.append(UInt8(ascii: "\n")) }
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
            start = end + 1
        }
    }
}
