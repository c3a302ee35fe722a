import MeshModel

extension AnyValue {
    /// The message with another one merged into it, as protocol buffers merge: messages field by field, lists one behind the
    /// other, everything else replaced. Messages of unlike types do not mix.
    ///
    /// - Parameter replacesLists: whether a list of the other takes the place of this one's.
    func merged(with other: AnyValue, replacesLists: Bool = false) -> AnyValue {
        if let mine = items, let others = other.items { return replacesLists ? other : AnyValue(mine + others) }
        guard let mine = entries, let others = other.entries else { return other }
        if let type = self["@type"], let otherType = other["@type"], type != otherType { return other }
        var tape = Tape()
        tape.beginObject()
        for (key, value) in mine {
            tape.key(key)
            (other[key].map { value.merged(with: $0, replacesLists: replacesLists) } ?? value).encode(to: &tape)
        }
        for (key, value) in others where self[key] == nil {
            tape.key(key)
            value.encode(to: &tape)
        }
        tape.endObject()
        return AnyValue(tape)
    }

    /// The object with one field changed; added at the end if it was not there.
    func replacing(_ key: String, with value: AnyValue) -> AnyValue {
        var tape = Tape()
        tape.beginObject()
        for (name, old) in entries ?? [] where name != key {
            tape.key(name)
            old.encode(to: &tape)
        }
        tape.key(key)
        value.encode(to: &tape)
        tape.endObject()
        return AnyValue(tape)
    }
}
