import MeshModel

extension Model {
    /// Whether a field is given, but with a value that its type cannot hold, such as a list with an empty item.
    ///
    /// The field is then `nil`, and what is wrong with it is a matter of the schema; a rule about its absence keeps quiet.
    func isUnread(_ field: String) -> Bool {
        !unknownFields.isEmpty && unknownFields.entries.contains { $0.key == field && !$0.value.isNull }
    }

    /// Whether a field is given as `null`.
    func isNull(_ field: String) -> Bool {
        !unknownFields.isEmpty && unknownFields.entries.contains { $0.key == field && $0.value.isNull }
    }
}

extension AnyValue {
    var isNull: Bool { TapeReader(tape).next == .null }
}
