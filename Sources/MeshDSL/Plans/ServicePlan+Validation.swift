import MeshModel

extension ServicePlan {
    /// Reports values that no service can have.
    mutating func validate() {
        if !hasValidName {
            report(
                "'\(name)' cannot be the name of a service: allowed are lower-case letters, digits and '-', at most 63, "
                    + "starting with a letter"
            )
        }
        if calls.contains(where: { $0.callee == name }) { report("'\(name)' calls itself") }
        if image.isEmpty { report("'\(name)' has no image") }
        if let timeout, timeout <= .seconds(0) {
            report("the time-out of '\(name)' is \(timeout), not longer than nothing")
        }
        if let retries, retries.attempts < 0 { report("'\(name)' cannot be retried \(retries.attempts) times") }
        if let replicas, replicas < 0 { report("'\(name)' cannot have \(replicas) replicas") }
        if let autoscaling, autoscaling.replicas.lowerBound < 1 {
            report("'\(name)' cannot be scaled to fewer than one pod")
        }
        reportRepeated(ports.map(\.number)) { "port \($0)" }
        reportRepeated(ports.map(\.name)) { "port name '\($0)'" }
        reportRepeated(environment.map(\.name)) { "environment variable '\($0)'" }
    }

    /// Whether the name can be a DNS label, as the names of Services must be (RFC 1035).
    var hasValidName: Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z"), digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let hyphen = UInt8(ascii: "-")
        guard let first = name.utf8.first, letters ~= first, name.utf8.last != hyphen else { return false }
        return name.utf8.count <= 63 && name.utf8.allSatisfy { letters ~= $0 || digits ~= $0 || $0 == hyphen }
    }

    private mutating func reportRepeated<Thing: Hashable>(_ things: [Thing], _ describe: (Thing) -> String) {
        guard things.count > 1 else { return }
        var seen: Set<Thing> = []
        for thing in things where !seen.insert(thing).inserted {
            report("'\(name)' declares \(describe(thing)) twice")
        }
    }
}
