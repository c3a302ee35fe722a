/// A place where the traffic of a service is written down: a mesh, a folder of manifests, a cluster.
///
/// A change has three steps, so that any place can be guarded against others: what was read is a value that knows its version;
/// a plan is made of it without touching anything; applying it fails if the place is no longer what was read.
public protocol TrafficStore {
    associatedtype Reading: TrafficReading
    associatedtype Plan: TrafficPlan

    /// What the place says now.
    func read() throws(Refusal) -> Reading

    /// The change that leads from what was read to another state.
    func plan(_ state: ReleaseState, from reading: Reading) throws(Refusal) -> Plan

    /// Makes the change as a whole, together with its record; throws ``Refusal/Code/changedSinceRead`` where the place has
    /// changed meanwhile.
    func apply(_ plan: Plan, _ record: ReleaseRecord) throws(Refusal)

    /// What happened to the service so far, the oldest first.
    func history() throws(Refusal) -> [ReleaseRecord]
}

/// A place whose traffic is in files, so that a change can be part of a larger one.
public protocol FileStore: TrafficStore where Plan == FilePlan {
    /// Makes the change and then `last`, as a whole: if that throws, the files are again what they were.
    func apply(_ plan: FilePlan, _ record: ReleaseRecord, then last: () throws -> Void) throws
}

/// What a place said when it was read.
public protocol TrafficReading: Sendable {
    var state: ReleaseState { get }
    /// The versions that exist, as far as the place shows, in the order of their names.
    var versions: [String] { get }
    /// The reasons against a state that somebody may override.
    func objections(to state: ReleaseState) -> [Refusal]
    /// What people should know about the reading, a line each.
    var notes: [String] { get }
}

extension TrafficReading {
    /// A place that is read as a whole has nothing to say about it.
    public var notes: [String] { [] }
}

/// A change that has been thought through and not been made.
public protocol TrafficPlan: Sendable {
    /// What it changes, as `diff -u` would show it.
    var diff: [UInt8] { get }
    /// What it touches, for people: paths or resources.
    var places: [String] { get }
    /// The reasons against the outcome that somebody may override.
    var objections: [Refusal] { get }
}
