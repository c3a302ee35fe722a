/// The symbols of a runtime that one mesh refers to, as a symbol table of their own.
///
/// A linker reads and stores every symbol it is given. A mesh refers to 200 of the runtime's 60,000, and the linker takes
/// 10 ms with those and 30 ms with all.
struct SymbolExcerpt {
    /// An object file that holds nothing but symbols.
    let bytes: [UInt8]

    /// Reads files whose content stays where it is meanwhile.
    ///
    /// - Parameters:
    ///   - runtime: the file that says where symbols are.
    ///   - index: what ``SymbolIndex`` made of it.
    ///   - objects: the files that refer to them.
    /// - Returns: `nil` if a file is none that this reads; the linker may still know better.
    init?(of runtime: UnsafeRawBufferPointer, index: UnsafeRawBufferPointer, for objects: [UnsafeRawBufferPointer]) {
        let tables = objects.compactMap { SymbolTable($0) }
        guard let table = SymbolTable(runtime), tables.count == objects.count else { return nil }
        let search = SymbolIndex(index, of: table)
        var writer = SymbolTableWriter(header: Array(runtime.prefix(SymbolTable.headerSize)))
        var found: Set<Int> = []
        for name in tables.flatMap(\.references) {
            guard let entry = search.entry(of: name), found.insert(entry).inserted else { continue }
            writer.add(table.content(of: entry), named: name)
        }
        bytes = writer.finish()
    }
}

/// Finds symbols by name: for each a hash of its name and the place of its entry, sorted by hash.
struct SymbolIndex {
    private static let recordSize = 16

    private let records: UnsafeRawBufferPointer
    private let table: SymbolTable

    /// - Parameter records: what ``bytes(of:)`` made of the same table.
    init(_ records: UnsafeRawBufferPointer, of table: SymbolTable) {
        self.records = records
        self.table = table
    }

    static func bytes(of table: SymbolTable) -> [UInt8] {
        let records = table.entries.filter(table.isDefinition)
            .map { (hash: hash(table.name(of: $0)), entry: UInt64($0)) }
            .sorted { $0.hash < $1.hash }
        var bytes = [UInt8](repeating: 0, count: records.count * recordSize)
        for (index, record) in records.enumerated() {
            bytes.set(record.hash, at: index * recordSize)
            bytes.set(record.entry, at: index * recordSize + 8)
        }
        return bytes
    }

    func entry(of name: UnsafeRawBufferPointer) -> Int? {
        let hash = Self.hash(name), count = records.count / Self.recordSize
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if record(middle).hash < hash { low = middle + 1 } else { high = middle }
        }
        while low < count, record(low).hash == hash {
            let entry = record(low).entry
            if table.contains(entry), table.name(of: entry).elementsEqual(name) { return entry }
            low += 1
        }
        return nil
    }

    private func record(_ index: Int) -> (hash: UInt64, entry: Int) {
        let start = index * Self.recordSize
        return (
            records.number(at: start, UInt64.self), Int(truncatingIfNeeded: records.number(at: start + 8, UInt64.self))
        )
    }

    private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
        var hash = ContentHash()
        hash.combine(name)
        return hash.word
    }
}
