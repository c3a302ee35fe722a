import Glibc

/// The symbols of an ELF file of this machine.
struct SymbolTable {
    static let headerSize = 64
    static let sectionSize = 64
    static let entrySize = 24
    private static let typeOfSymbolTables: UInt32 = 2

    private let symbols: UnsafeRawBufferPointer
    private let names: UnsafeRawBufferPointer

    init?(_ file: UnsafeRawBufferPointer) {
        guard file.count > Self.headerSize, file.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else { return nil }
        let start = Int(truncatingIfNeeded: file.number(at: 40, UInt64.self)),
            count = Int(file.number(at: 60, UInt16.self))
        guard let sections = file.part(start, count * Self.sectionSize) else { return nil }
        let headers = (0..<count).map {
            UnsafeRawBufferPointer(rebasing: sections[$0 * Self.sectionSize..<($0 + 1) * Self.sectionSize])
        }
        guard let table = headers.first(where: { $0.number(at: 4, UInt32.self) == Self.typeOfSymbolTables }),
            let symbols = file.content(ofSection: table),
            case let link = Int(table.number(at: 40, UInt32.self)), link < count,
            let names = file.content(ofSection: headers[link]), names.last == 0
        else { return nil }
        self.symbols = symbols
        self.names = names
    }

    /// Where the entries begin; the first of a table means nothing.
    var entries: StrideTo<Int> {
        stride(from: Self.entrySize, to: symbols.count - Self.entrySize + 1, by: Self.entrySize)
    }

    func contains(_ entry: Int) -> Bool { entry >= 0 && entry <= symbols.count - Self.entrySize }

    func content(of entry: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: symbols[entry..<entry + Self.entrySize])
    }

    func name(of entry: Int) -> UnsafeRawBufferPointer {
        let start = min(Int(symbols.number(at: entry, UInt32.self)), names.count - 1)
        let rest = UnsafeRawBufferPointer(rebasing: names[start...])
        // The last name ends with a zero as well, so there is one to be found.
        return UnsafeRawBufferPointer(rebasing: rest[..<(rest.baseAddress.map { strnlen($0, rest.count) } ?? 0)])
    }

    /// The names that the file refers to and does not define.
    var references: [UnsafeRawBufferPointer] { entries.filter(isReference).map(name) }

    /// Whether the entry names something that other files may refer to.
    func isDefinition(_ entry: Int) -> Bool { isGlobal(entry) && !isUndefined(entry) }
    private func isReference(_ entry: Int) -> Bool { isGlobal(entry) && isUndefined(entry) }

    private func isGlobal(_ entry: Int) -> Bool { symbols[entry + 4] >> 4 != 0 }
    private func isUndefined(_ entry: Int) -> Bool { symbols.number(at: entry + 6, UInt16.self) == 0 }
}

/// Writes an object file of symbols with fixed addresses.
struct SymbolTableWriter {
    private static let absolute: UInt16 = 0xFFF1

    private var file: [UInt8]
    private var symbols = [UInt8](repeating: 0, count: SymbolTable.entrySize)
    private var names: [UInt8] = [0]

    /// - Parameter header: that of another file for the same machine.
    init(header: [UInt8]) { file = header }

    mutating func add(_ entry: UnsafeRawBufferPointer, named name: UnsafeRawBufferPointer) {
        let start = symbols.count
        symbols += entry
        symbols.set(UInt32(names.count), at: start)
        symbols.set(Self.absolute, at: start + 6)
        names += name
        names.append(0)
    }

    consuming func finish() -> [UInt8] {
        let start = file.count
        file += symbols + names
        // No segments; three sections, the last of which holds the names.
        file.set(UInt64(0), at: 32)
        file.set(UInt64(file.count), at: 40)
        file.set(UInt16(0), at: 56)
        file.set(UInt16(3), at: 60)
        file.set(UInt16(2), at: 62)
        file += [UInt8](repeating: 0, count: SymbolTable.sectionSize)
        file += Self.section(type: 2, start, symbols.count, link: 2, firstGlobal: 1, entrySize: SymbolTable.entrySize)
        file += Self.section(type: 3, start + symbols.count, names.count)
        return file
    }

    private static func section(
        type: UInt32,
        _ start: Int,
        _ size: Int,
        link: UInt32 = 0,
        firstGlobal: UInt32 = 0,
        entrySize: Int = 0
    ) -> [UInt8] {
        var section = [UInt8](repeating: 0, count: SymbolTable.sectionSize)
        section.set(type, at: 4)
        section.set(UInt64(start), at: 24)
        section.set(UInt64(size), at: 32)
        section.set(link, at: 40)
        section.set(firstGlobal, at: 44)
        section.set(UInt64(1), at: 48)
        section.set(UInt64(entrySize), at: 56)
        return section
    }
}

extension UnsafeRawBufferPointer {
    func number<Number: FixedWidthInteger>(at offset: Int, _: Number.Type) -> Number {
        Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// Some of the bytes; `nil` if there are not as many.
    fileprivate func part(_ start: Int, _ size: Int) -> UnsafeRawBufferPointer? {
        guard start >= 0, size >= 0, start <= count, size <= count - start else { return nil }
        return UnsafeRawBufferPointer(rebasing: self[start..<start + size])
    }

    fileprivate func content(ofSection header: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        part(
            Int(truncatingIfNeeded: header.number(at: 24, UInt64.self)),
            Int(truncatingIfNeeded: header.number(at: 32, UInt64.self))
        )
    }
}

extension [UInt8] {
    mutating func set<Number: FixedWidthInteger>(_ number: Number, at offset: Int) {
        withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self) }
    }
}
