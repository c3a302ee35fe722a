/// A change of files that has been thought through.
public struct FilePlan: TrafficPlan {
    /// The service as records name it.
    let service: String
    /// The files of the change, without the record.
    let changes: [FileChange]
    /// The record beside them as it was read.
    let history: [UInt8]?
    public let objections: [Refusal]

    init(of service: String, _ changes: [FileChange], history: [UInt8]?, objections: [Refusal]) {
        self.service = service
        self.changes = changes.filter { $0.old != $0.new }
        self.history = history
        self.objections = objections
    }

    public var diff: [UInt8] { changes.flatMap(\.diff) }
    public var places: [String] { changes.map(\.path) }

    /// Makes the change together with its record in `folder`, then `last`; takes everything back if that throws.
    ///
    /// - Parameter isDeep: whether the change may touch files in folders below.
    func apply(in folder: String, isDeep: Bool, _ record: ReleaseRecord, then last: () throws -> Void) throws {
        let transaction = try FileTransaction(in: folder, isDeep: isDeep)
        let changes = changes(in: folder, record)
        try transaction.commit(changes)
        do {
            try last()
        } catch {
            try transaction.commit(changes.map(\.reversed))
            throw error
        }
    }

    /// Makes the change together with its record in `folder`.
    func apply(in folder: String, isDeep: Bool, _ record: ReleaseRecord) throws(Refusal) {
        try FileTransaction(in: folder, isDeep: isDeep).commit(changes(in: folder, record))
    }

    /// The change together with its record in `folder`.
    private func changes(in folder: String, _ record: ReleaseRecord) -> [FileChange] {
        let path = "\(folder)/\(ReleaseRecord.fileName)"
        var record = record
        record.service = service
        return changes + [
            FileChange(path: path, old: history, new: ReleaseHistory(history ?? []).appending(record))
        ]
    }
}
