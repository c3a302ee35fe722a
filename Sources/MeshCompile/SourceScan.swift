/// Whether what a mesh comes to depends on its sources, its options and `traffic.yaml` alone.
///
/// A result may be kept only then. A mesh is Swift and could ask for the time or throw dice, so its words are looked
/// through: those that lead outside are few, as long as nothing is imported but the mesh's own library. Comments and
/// texts are looked through as well, which errs on the safe side: such a mesh is evaluated each time.
extension MeshSources {
    public var areSelfContained: Bool { files.allSatisfy { SourceScan($0.content).isSelfContained } }
}

/// The words of a source.
struct SourceScan {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The modules that only know what the mesh knows.
    private static let modules: Set<String> = ["MeshDSL", "MeshModel"]

    /// What of the standard library reads, tells time, throws dice, gives addresses away or runs at the same time; and
    /// what prints, since the print would be missing when the mesh is not evaluated.
    private static let doors: Set<String> = [
        "CommandLine", "readLine", "print", "debugPrint", "dump", "random", "randomElement", "shuffle", "shuffled",
        "SystemRandomNumberGenerator", "Hasher", "hashValue", "ObjectIdentifier", "OpaquePointer", "Unmanaged",
        "Clock", "ContinuousClock", "SuspendingClock", "Task", "async", "await", "externalMacro",
    ]
    /// How words begin that reach below the language: `_silgen_name`, `unsafeBitCast`, `withUnsafeBytes`.
    private static let doorways = ["_", "unsafe", "Unsafe", "withUnsafe", "Autoreleasing"]

    var isSelfContained: Bool {
        var scan = self
        while let word = scan.nextWord() {
            if word == "import" {
                guard scan.importsOwnLibrary() else { return false }
            } else if Self.isDoor(word) {
                return false
            }
        }
        return true
    }

    private static func isDoor(_ word: String) -> Bool {
        doors.contains(word) || word != "_" && doorways.contains { word.hasPrefix($0) }
    }

    /// Whether one of the own modules, and nothing but it, follows on the line.
    private mutating func importsOwnLibrary() -> Bool {
        let blanks = bytes[position...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        position += blanks.count
        let name = bytes[position...].prefix(while: Self.isPartOfWord)
        guard !blanks.isEmpty, Self.modules.contains(String(decoding: name, as: UTF8.self)) else { return false }
        position += name.count
        return position == bytes.count
            || [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ";")].contains(bytes[position])
    }

    private mutating func nextWord() -> String? {
        while position < bytes.count, !Self.isPartOfWord(bytes[position]) { position += 1 }
        guard position < bytes.count else { return nil }
        let word = bytes[position...].prefix(while: Self.isPartOfWord)
        position += word.count
        return String(decoding: word, as: UTF8.self)
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }
}
