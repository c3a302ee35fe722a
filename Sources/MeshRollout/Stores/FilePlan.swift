/// A change of files that has been thought through.
public struct FilePlan: TrafficPlan {
    /// The files of the change, without the record.
    let changes: [FileChange]
    /// The record beside them as it was read.
    let history: [UInt8]?
    public let objections: [Refusal]

    init(_ changes: [FileChange], history: [UInt8]?, objections: [Refusal]) {
        self.changes = changes.filter { $0.old != $0.new }
        self.history = history
        self.objections = objections
    }

    public var diff: [UInt8] { changes.flatMap(\.diff) }
    public var places: [String] { changes.map(\.path) }

    /// The change together with its record in `folder`.
    func changes(in folder: String, _ record: ReleaseRecord) -> [FileChange] {
        let path = "\(folder)/\(ReleaseRecord.fileName)"
        return changes + [
            FileChange(path: path, old: history, new: ReleaseHistory(history ?? []).appending(record))
        ]
    }
}
