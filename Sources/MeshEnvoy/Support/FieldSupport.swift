/// How far a field of a resource reaches the Envoys on one machine.
public enum FieldSupport: Hashable, Sendable {
    /// It works as in a cluster.
    case translated
    /// It works, but not just as in a cluster.
    case approximated(String)
    /// It has no effect.
    case ignored(String)
}

/// How far the fields of a kind reach the Envoys: all of them, but for some exceptions.
public struct KindSupport: Sendable {
    public let kind: String
    /// What holds for fields without an exception.
    public let rest: FieldSupport
    /// By the way to the field, without the places in lists: `spec.http.retries.retryRemoteLocalities`. An exception holds
    /// for everything below it that has none of its own.
    public let exceptions: [String: FieldSupport]

    init(_ kind: String, rest: FieldSupport = .translated, _ exceptions: [String: FieldSupport] = [:]) {
        self.kind = kind
        self.rest = rest
        self.exceptions = exceptions
    }

    /// What holds for a field.
    public func support(of path: String) -> FieldSupport {
        var path = path[...]
        while true {
            if let exception = exceptions[String(path)] { return exception }
            guard let dot = path.lastIndex(of: ".") else { return rest }
            path = path[..<dot]
        }
    }
}
