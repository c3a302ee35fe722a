import MeshModel

extension ServicePlan {
    /// Reports values that no service can have.
    mutating func validate() {
        if image.isEmpty { report("'\(name)' has no image") }
        if let timeout, timeout <= .seconds(0) {
            report("the time-out of '\(name)' is \(timeout), not longer than nothing")
        }
        if let retries, retries.attempts < 0 { report("'\(name)' cannot be retried \(retries.attempts) times") }
        if let replicas, replicas < 0 { report("'\(name)' cannot have \(replicas) replicas") }
        if let autoscaling, autoscaling.replicas.lowerBound < 1 {
            report("'\(name)' cannot be scaled to fewer than one pod")
        }
        reportRepeated(ports.map { "port \($0.number)" })
        reportRepeated(ports.map { "port name '\($0.name)'" })
        reportRepeated(environment.map { "environment variable '\($0.name)'" })
    }

    private mutating func reportRepeated(_ things: [String]) {
        var seen: Set<String> = []
        for thing in things where !seen.insert(thing).inserted { report("'\(name)' declares \(thing) twice") }
    }
}
