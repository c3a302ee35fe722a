import MeshCluster
import YAML

/// Changes several resources so that, as far as a cluster allows it, all change or none.
///
/// Kubernetes has no transactions. Every request is first tried without effect (`dryRun=All`), which finds what the cluster would
/// refuse and what has changed meanwhile; should one fail all the same, those before it are undone. Each request is a patch
/// that tests the version and the values that it replaces.
struct ClusterTransaction {
    private let api: KubernetesAPI

    init(_ api: KubernetesAPI) { self.api = api }

    func commit(_ steps: [ClusterStep]) throws(Refusal) {
        for step in steps { try send(step, query: "dryRun=All") }
        var done: [ClusterStep] = []
        for step in steps {
            do throws(Refusal) {
                done.append(undoing(step, try send(step)))
            } catch {
                try undo(done, after: error)
            }
        }
    }

    /// Sends a step; gives the resource as it is then.
    @discardableResult
    private func send(_ step: ClusterStep, query: String = "") throws(Refusal) -> Node {
        do throws(ClusterError) {
            guard let version = step.resourceVersion else {
                return try api.create(step.path, step.new.json, query: query)
            }
            return try api.patch(step.path, JSONPatch(from: step.old, to: step.new).guarded(by: version), query: query)
        } catch {
            if let made = try made(step, error) { return made }
            throw Refusal(error)
        }
    }

    /// Finds out what a failed step means.
    ///
    /// An answer may be lost though the change was made; the same patch, sent again, is then refused. And a patch whose test
    /// fails is refused as invalid (422), not as a conflict.
    ///
    /// - Returns: the resource, if the change was made after all.
    private func made(_ step: ClusterStep, _ error: ClusterError) throws(Refusal) -> Node? {
        guard [.conflict, .invalid, .unreachable].contains(error.code), let version = step.resourceVersion else {
            return nil
        }
        guard let now = try? api.get(step.path) else { return nil }
        let isMade = JSONPatch(from: step.new, to: JSONValue(now)).isAddition
        if isMade { return now }
        guard now["metadata"]?["resourceVersion"]?.text == version else {
            throw Refusal(.changedSinceRead, "somebody else changed \(step.path) meanwhile")
        }
        return nil
    }

    private func undoing(_ step: ClusterStep, _ now: Node) -> ClusterStep {
        var undo = step
        (undo.old, undo.new) = (step.new, step.old)
        undo.resourceVersion = now["metadata"]?["resourceVersion"]?.text
        if step.resourceVersion == nil { undo.path = "\(step.path)/\(now.resourceName)" }
        return undo
    }

    private func undo(_ steps: [ClusterStep], after refusal: Refusal) throws(Refusal) -> Never {
        var refusal = refusal
        for step in steps.reversed() {
            do throws(ClusterError) {
                if step.new == .null {
                    try api.delete(step.path)
                } else if let version = step.resourceVersion {
                    _ = try api.patch(step.path, JSONPatch(from: step.old, to: step.new).guarded(by: version))
                }
            } catch {
                refusal.code = .cluster
                refusal.advice.append("\(step.path) was changed, and cannot be changed back: \(error.message)")
            }
        }
        throw refusal
    }
}

extension JSONValue {
    fileprivate var json: [UInt8] {
        var json = JSONWriter(.compact)
        json.beginDocument()
        write(to: &json)
        return json.finish()
    }
}
