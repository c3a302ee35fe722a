import Foundation
import MeshRollout
import TestKit

/// A folder of manifests in which releases are made, one command after another.
struct ReleaseFolder {
    let folder: TemporaryFolder
    let store: FolderStore

    init(_ files: [String: Data], service: String = "reviews", stable: String? = nil) throws {
        folder = try TemporaryFolder()
        for (name, content) in files { try folder.write(String(decoding: content, as: UTF8.self), to: name) }
        store = FolderStore(folder.path, ServiceName(host: service, in: nil), stable: stable)
    }

    init(_ text: String, stable: String? = nil) throws {
        try self.init(["vs.yaml": Data(text.utf8)], stable: stable)
    }

    init(_ files: [String: String]) throws { try self.init(files.mapValues { Data($0.utf8) }) }

    /// The store of another command on the same manifests.
    func store(
        _ inner: String? = nil,
        service: String = "reviews",
        stable: String? = nil,
        candidate: String? = nil,
        routes: Set<String> = [],
        isAbort: Bool = false
    ) -> FolderStore {
        FolderStore(
            inner.map { "\(folder.path)/\($0)" } ?? folder.path,
            ServiceName(host: service, in: nil),
            stable: stable,
            candidate: candidate,
            routeNames: routes,
            isAbort: isAbort
        )
    }

    func content(_ name: String = "vs.yaml") throws -> Data {
        try Data(contentsOf: folder.url.appending(path: name))
    }

    /// Makes the change of a command; gives the reasons against it that could be overridden.
    @discardableResult
    func run(_ command: ReleaseCommand, _ other: FolderStore? = nil) throws -> [Refusal] {
        let store = other ?? store
        let reading = try store.read()
        let state = try reading.state.applying(command)
        let plan = try store.plan(state, from: reading)
        let record = ReleaseRecord(
            time: 1_700_000_000 + (try store.history()).count,
            author: "Test",
            service: "reviews",
            action: "test",
            from: reading.state,
            to: state
        )
        try store.apply(plan, record)
        return reading.objections(to: state) + plan.objections
    }

    /// The reasons against a command, and whether it is refused altogether.
    func codes(_ command: ReleaseCommand, _ other: FolderStore? = nil) -> [Refusal.Code] {
        let store = other ?? store
        do throws(Refusal) {
            let reading = try store.read()
            let state = try reading.state.applying(command)
            return (reading.objections(to: state) + (try store.plan(state, from: reading)).objections).map(\.code)
        } catch {
            return [error.code]
        }
    }
}

extension ReleaseCommand {
    static func start(_ version: String, _ percent: Int, _ extras: CanaryExtras = CanaryExtras()) -> Self {
        .start(version: version, percent: percent, extras)
    }

    static func set(_ percent: Int, _ extras: CanaryExtras = CanaryExtras()) -> Self {
        .set(percent: percent, extras)
    }
}

extension CanaryExtras {
    /// Requests with `group: beta` get the canary.
    static var beta: CanaryExtras { CanaryExtras(headers: [HeaderMatch("group=beta")].compactMap(\.self)) }
}
