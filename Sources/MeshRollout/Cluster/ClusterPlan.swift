import MeshCluster
import YAML

/// A change of resources that has been thought through.
public struct ClusterPlan: TrafficPlan {
    let changes: [ClusterChange]
    /// The VirtualService that gets the record.
    let recorder: ClusterObject
    public let objections: [Refusal]

    public var diff: [UInt8] { changes.flatMap(\.file.diff) }
    public var places: [String] { changes.map(\.file.path) }

    /// The changes with the record, what others refer to first.
    func steps(_ record: ReleaseRecord) -> [ClusterStep] {
        var steps = changes.map(\.step)
        if let place = steps.firstIndex(where: { $0.path == recorder.path }) {
            steps[place].new = ClusterRecord.adding(record, to: steps[place].new)
        } else {
            steps.append(
                ClusterStep(
                    path: recorder.path,
                    resourceVersion: recorder.resourceVersion,
                    old: recorder.value,
                    new: ClusterRecord.adding(record, to: recorder.value)
                )
            )
        }
        return steps
    }
}

/// A resource before and after a change.
struct ClusterChange {
    let file: FileChange
    let step: ClusterStep
}

/// One request of a change.
struct ClusterStep {
    /// The address of the resource; of its collection if it is new.
    var path: String
    /// The version that is changed; `nil` if the resource is new.
    var resourceVersion: String?
    var old: JSONValue
    var new: JSONValue
}
