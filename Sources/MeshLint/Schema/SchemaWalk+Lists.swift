import MeshModel
import YAML

extension SchemaWalk {
    /// Reports the items of a list whose keys another item has.
    mutating func checkListKeys(_ keys: [String], of field: SchemaPlan.Field, at start: Int) {
        var items = cursor.moved(to: start)
        guard items.take(.beginList) else { return }
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
    private func defaultText(of key: String, _ field: SchemaPlan.Field) -> String? {
        guard case .list(let item) = plan.shapes[field.shape], case .object(let number) = plan.shapes[item] else {
            return nil
        }
        return plan.objects[number].fields.first { $0.name == key }?.absence
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
    /// The value of a key, if the next value is an object that has it.
    func member(_ key: String) -> TapeCursor? {
        var copy = self
        guard copy.take(.beginObject) else { return nil }
        var found: TapeCursor?
        while copy.next == .key {
            let name = copy.takeText()
            if name.elementsEqual(key.utf8) { found = copy }
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
