import MeshModel
import YAML

extension SchemaWalk {
    /// Reports the items of a list whose keys another item has.
    mutating func checkListKeys(_ keys: [String], of field: Int, at start: Int) {
        var items = cursor.moved(to: start)
        guard items.take(.beginList), !items.hasDistinctTexts(keys) else { return }
        let defaults = keys.map { defaultText(of: $0, field) }
        var seen: Set<String> = []
        var index = 0
        while items.next != .endList, items.next != nil {
            if let identity = identity(of: items, keys, defaults), !seen.insert(identity).inserted {
                let path = fieldPath[index]
                let names = keys.count == 1 ? keys[0] : keys.joined(separator: " and ")
                add(
                    .repeatedListKey,
                    "another item has the \(names) \(identity)",
                    below: keys.count == 1 ? path[keys[0]] : path
                )
            }
            items.skip()
            index += 1
        }
    }

    /// What counts where an item does not have a key.
    private func defaultText(of key: String, _ field: Int) -> String? {
        guard case .list(let item) = plan.shapes[plan.fields[field].shape],
            case .object(let number) = plan.shapes[item]
        else { return nil }
        return plan.objects[number].fields.first { plan.names[$0] == key }.flatMap { plan.absences[$0] }
    }

    /// The values of an item's keys; `nil` where it has none of them.
    private func identity(of item: TapeCursor, _ keys: [String], _ defaults: [String?]) -> String? {
        let values = keys.map { item.member($0)?.plainText }
        guard values.contains(where: { $0 != nil }) else { return nil }
        return zip(values, defaults).map { $0 ?? $1 ?? "" }.joined(separator: " ")
    }

    /// Reports the items of a list that another one equals.
    mutating func checkUniqueItems(at start: Int) {
        var items = cursor.moved(to: start)
        guard items.take(.beginList) else { return }
        var seen: Set<String> = []
        var index = 0
        while items.next != .endList, items.next != nil {
            if let text = items.plainText, !seen.insert(text).inserted {
                add(.repeatedItem, "'\(text)' is given twice", below: fieldPath[index])
            }
            items.skip()
            index += 1
        }
    }
}

extension TapeCursor {
    /// Whether the next items of a list are few and tell themselves apart by one text: quickly, for most lists are so.
    fileprivate func hasDistinctTexts(_ keys: [String]) -> Bool {
        var items = self
        var hashes: UInt64 = 0
        while items.next == .beginObject {
            guard keys.count == 1 else { return isLast(items) }
            guard var value = items.member(keys[0]), value.next == .string else { return false }
            let text = value.takeText()
            var hash = UInt64(truncatingIfNeeded: text.count)
            for byte in text { hash = hash &* 31 &+ UInt64(byte) }
            // Two texts can share a bit; then a closer look decides.
            let bit = UInt64(1) << (hash & 63)
            guard hashes & bit == 0 else { return false }
            hashes |= bit
            items.skip()
        }
        return items.next == .endList
    }

    private func isLast(_ item: TapeCursor) -> Bool {
        var item = item
        item.skip()
        return item.next == .endList
    }

    /// The value of a key, if the next value is an object that has it.
    func member(_ key: String) -> TapeCursor? {
        var copy = self
        guard copy.take(.beginObject) else { return nil }
        var found: TapeCursor?
        while copy.next == .key {
            let name = copy.takeText()
            if name.equals(key) { found = copy }
            copy.skip()
        }
        return found?.next == .null ? nil : found
    }

    /// The next value as text, if it is no collection.
    var plainText: String? {
        var copy = self
        switch next {
        case .string, .number: return String(decoding: copy.takeText(), as: UTF8.self)
        case .int: return "\(copy.takeInt())"
        case .double: return "\(copy.takeDouble())"
        case .true: return "true"
        case .false: return "false"
        default: return nil
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether these are the bytes of a text.
    @inline(__always)
    fileprivate func equals(_ text: String) -> Bool {
        var text = text
        guard text.utf8.count == count else { return false }
        return text.withUTF8 { bytes in
            for index in 0..<count where bytes[index] != self[index] { return false }
            return true
        }
    }
}
