import Foundation
import MeshRollout
import TestKit

/// A folder of manifests in which releases are made, one command after another.
struct ReleaseFolder {
    let folder: TemporaryFolder
    let store: FolderStore

    init(_ files: [String: Data], service: String = "reviews", stable: String? = nil) throws {
        folder = try TemporaryFolder()
        for (name, content) in files { try content.write(to: folder.url.appending(path: name)) }
        store = FolderStore(folder.path, ServiceName(host: service, in: nil), stable: stable)
    }

    init(_ text: String, stable: String? = nil) throws {
        try self.init(["vs.yaml": Data(text.utf8)], stable: stable)
    }

    func content(_ name: String = "vs.yaml") throws -> Data {
        try Data(contentsOf: folder.url.appending(path: name))
    }

    /// Makes the change of a command; gives the reasons against it that could be overridden.
    @discardableResult
    func run(_ command: ReleaseCommand) throws -> [Refusal] {
        let reading = try store.read()
        let state = try reading.state.applying(command)
        let plan = try store.plan(state, from: reading)
        let record = ReleaseRecord(
            time: 1_700_000_000,
            author: "Test",
            service: "reviews",
            action: "test",
            from: reading.state,
            to: state
        )
        try store.apply(plan, record)
        return reading.objections(to: state) + plan.objections
    }
}

extension ReleaseCommand {
    static func start(_ version: String, _ percent: Int) -> Self {
        .start(version: version, percent: percent, CanaryExtras())
    }

    static func set(_ percent: Int) -> Self { .set(percent: percent, CanaryExtras()) }
}
