import Testing

@testable import MeshCompile

@Suite struct SymbolExcerptTests {
    /// The first bytes of an object file, as far as they matter here.
    private static let header: [UInt8] = [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 60)

    @Test func itHoldsWhatIsReferredToAndDefined() throws {
        let names = (0..<500).map { "symbol\($0 * 7919)" }
        let wanted = [names[3], names[499], names[3], "unknown"]
        let excerpt = try #require(Self.excerpt(of: Self.file(names), for: Self.file(wanted, areDefined: false)))
        #expect(Self.addresses(in: excerpt) == [names[3]: 3, names[499]: 499])
    }

    @Test func whatNamesNothingElseNeedsNothing() throws {
        let excerpt = try #require(Self.excerpt(of: Self.file(["a"]), for: Self.file([])))
        #expect(Self.addresses(in: excerpt).isEmpty)
    }

    @Test(arguments: [0, 4, 64, 100, 200]) func aFileThatIsCutShortIsNone(_ size: Int) {
        let file = Self.file(["a", "b"])
        #expect(Self.excerpt(of: file, for: Array(file.prefix(size))) == nil)
        #expect(Self.excerpt(of: Array(file.prefix(size)), for: file) == nil)
    }

    @Test func anIndexOfSomethingElseFindsNothing() throws {
        let runtime = Self.file(["a", "b"]), object = Self.file(["b"], areDefined: false)
        let index = [UInt8](repeating: 0xFF, count: 160)
        let excerpt = Self.withBytes(of: [runtime, index, object]) { files in
            SymbolExcerpt(of: files[0], index: files[1], for: [files[2]])?.bytes
        }
        #expect(try Self.addresses(in: #require(excerpt)).isEmpty)
    }

    /// An object file; each symbol's address is its place in the list.
    private static func file(_ names: [String], areDefined: Bool = true) -> [UInt8] {
        var writer = SymbolTableWriter(header: header)
        for (address, name) in names.enumerated() {
            var entry = [UInt8](repeating: 0, count: SymbolTable.entrySize)
            entry[4] = 0x10
            entry.set(UInt64(address), at: 8)
            withBytes(of: [entry, Array(name.utf8)]) { writer.add($0[0], named: $0[1]) }
        }
        var file = writer.finish()
        if !areDefined {
            for index in 1...names.count {
                file.set(UInt16(0), at: SymbolTable.headerSize + index * SymbolTable.entrySize + 6)
            }
        }
        return file
    }

    private static func excerpt(of runtime: [UInt8], for object: [UInt8]) -> [UInt8]? {
        withBytes(of: [runtime, object]) { files in
            let index = SymbolTable(files[0]).map(SymbolIndex.bytes) ?? []
            return index.withUnsafeBytes { SymbolExcerpt(of: files[0], index: $0, for: [files[1]])?.bytes }
        }
    }

    private static func addresses(in file: [UInt8]) -> [String: UInt64] {
        file.withUnsafeBytes { bytes in
            guard let table = SymbolTable(bytes) else { return [:] }
            return table.entries.reduce(into: [:]) { addresses, entry in
                let name = String(decoding: table.name(of: entry), as: UTF8.self)
                addresses[name] = table.content(of: entry).number(at: 8, UInt64.self)
            }
        }
    }

    private static func withBytes<Result>(of arrays: [[UInt8]], _ body: ([UnsafeRawBufferPointer]) -> Result) -> Result
    {
        let copies = arrays.map { array in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 8)
            copy.copyBytes(from: array)
            return copy
        }
        defer { for copy in copies { copy.deallocate() } }
        return body(copies.map { UnsafeRawBufferPointer($0) })
    }
}
