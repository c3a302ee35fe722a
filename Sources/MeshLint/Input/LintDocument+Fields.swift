import MeshModel
public import YAML

extension LintDocument {
    /// Whether something is written at the path; looked up anew each time, so a question for problems that are found.
    public func holds(_ path: FieldPath) -> Bool {
        var value = AnyValue(tape)
        for step in path.steps {
            guard let next = value.child(step) else { return false }
            value = next
        }
        return true
    }
}

extension AnyValue {
    fileprivate func child(_ step: FieldPath.Step) -> AnyValue? {
        switch step {
        case .key(let key): return self[key]
        case .index(let index):
            guard let items, items.indices.contains(index) else { return nil }
            return items[index]
        }
    }
}
