import Foundation
import MeshRollout
import TestKit
import Testing

/// What is refused, with the reason.
@Suite struct RefusalTests {
    private static let routes = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: reviews}
        spec:
          hosts: [reviews]
          http:
            - route:
                - {destination: {host: reviews, subset: v1}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: reviews}
        spec:
          host: reviews
          subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]

        """

    private static func deployment(_ version: String, replicas: Int = 4) -> String {
        """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: reviews-\(version)}
        spec:
          replicas: \(replicas)
          template:
            metadata: {labels: {app: reviews, version: \(version)}}

        """
    }

    private func codes(_ text: String, _ command: ReleaseCommand) throws -> [Refusal.Code] {
        let folder = try ReleaseFolder(text)
        let reading = try folder.store.read()
        let state = try reading.state.applying(command)
        return (reading.objections(to: state) + (try folder.store.plan(state, from: reading)).objections).map(\.code)
    }

    @Test func versionWithoutDeployment() throws {
        #expect(try codes(Self.routes + Self.deployment("v1"), .start("v2", 5)) == [.unknownVersion])
        #expect(try codes(Self.routes + Self.deployment("v1") + Self.deployment("v2"), .start("v2", 5)).isEmpty)
        #expect(try codes(Self.routes, .start("v2", 5)).isEmpty, "nothing is known without any Deployment")
    }

    @Test func canaryWithTooFewPods() throws {
        let both = Self.routes + Self.deployment("v1", replicas: 10) + Self.deployment("v2", replicas: 1)
        #expect(try codes(both, .start("v2", 10)).isEmpty)
        #expect(try codes(both, .start("v2", 50)) == [.starved])
        let scaler = """
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: reviews-v2}
            spec:
              scaleTargetRef: {kind: Deployment, name: reviews-v2}
              minReplicas: 1
              maxReplicas: MOST

            """
        #expect(try codes(both + scaler.replacing("MOST", with: "8"), .start("v2", 50)).isEmpty)
        #expect(try codes(both + scaler.replacing("MOST", with: "4"), .start("v2", 50)) == [.starved])
    }

    @Test func budgetThatBlocksTheCanary() throws {
        let budget = """
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: reviews-v2}
            spec:
              minAvailable: 4
              selector: {matchLabels: {app: reviews, version: v2}}

            """
        let both = Self.routes + Self.deployment("v1") + Self.deployment("v2")
        #expect(try codes(both + budget, .start("v2", 5)) == [.starved])
        #expect(try codes(both + budget.replacing("minAvailable: 4", with: "minAvailable: 3"), .start("v2", 5)).isEmpty)
    }

    @Test(arguments: [
        "{apiVersion: flagger.app/v1beta1, kind: Canary, metadata: {name: r}, spec: {targetRef: {name: reviews}}}",
        """
        {apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: reviews}, spec: {strategy: {canary:
          {trafficRouting: {istio: {virtualService: {name: reviews}}}}}}}
        """,
    ])
    func serviceOfAController(_ owner: String) throws {
        #expect(try codes(Self.routes + "---\n\(owner)\n", .start("v2", 5)) == [.owned])
    }

    @Test func switchToAVersionThatNothingNames() throws {
        #expect(try codes(Self.routes, .switchTo("green")) == [.unknownVersion])
        #expect(try codes(Self.routes, .switchTo("v2")).isEmpty)
    }

    @Test func switchOfASoleDestinationChangesItsName() throws {
        let folder = try ReleaseFolder(Self.routes)
        #expect(try folder.run(.switchTo("v2")).isEmpty)
        #expect(
            try folder.folder.read("vs.yaml")
                == Self.routes.replacing("{host: reviews, subset: v1}", with: "{host: reviews, subset: v2}")
        )
    }

    @Test func weightsThatDoNotAddUp() throws {
        let text = Self.routes.replacing(
            "- {destination: {host: reviews, subset: v1}}",
            with: "- {destination: {host: reviews, subset: v1}, weight: 90}\n"
                + "        - {destination: {host: reviews, subset: v2}, weight: 30}"
        )
        expect(.weightSum, text, .set(20))
    }

    @Test func versionsThatCannotBeToldApart() throws {
        let text = Self.routes.replacing(
            "- {destination: {host: reviews, subset: v1}}",
            with: "- {destination: {host: reviews, subset: v1}, weight: 30}\n"
                + "        - {destination: {host: reviews, subset: v2}, weight: 70}"
        )
        expect(.unclearVersion, text, .set(20))
    }

    @Test func changeThatLintWouldReport() throws {
        // A label may have an underscore, the name of a subset may not.
        let deployments = Self.deployment("v1") + Self.deployment("v2_0")
        #expect(try Set(codes(Self.routes + deployments, .start("v2_0", 5))) == [.lint])
        #expect(try codes(Self.routes + Self.deployment("v1") + Self.deployment("v3"), .start("v3", 5)).isEmpty)
    }

    @Test func folderThatRenderWrote() throws {
        let folder = try ReleaseFolder(Self.routes)
        try folder.folder.write("vs.yaml\n", to: ".meshgen-manifest")
        let reading = try folder.store.read()
        let objections = reading.objections(to: try reading.state.applying(.start("v2", 5)))
        #expect(objections.map(\.code) == [.owned])
        #expect(objections.first?.message.hasPrefix("'meshgen render' wrote the manifests in /") == true)
        #expect(objections.first?.advice == ["name the mesh behind the service instead of -f"])
    }

    @Test func misspeltService() throws {
        let folder = try ReleaseFolder(Self.routes)
        let refusal = #expect(throws: Refusal.self) { try folder.store(service: "review").read() }
        #expect(refusal?.advice == ["did you mean 'reviews'?"])
    }

    @Test func fileChangedMeanwhile() throws {
        let folder = try ReleaseFolder(Self.routes)
        let reading = try folder.store.read()
        let state = try reading.state.applying(.start("v2", 5))
        let plan = try folder.store.plan(state, from: reading)
        try folder.folder.write(Self.routes + "# mine\n", to: "vs.yaml")
        let record = ReleaseRecord(
            time: 0,
            author: "Test",
            service: "reviews",
            action: "test",
            from: reading.state,
            to: state
        )
        let refusal = #expect(throws: Refusal.self) { try folder.store.apply(plan, record) }
        #expect(refusal?.code == .changedSinceRead)
        #expect(try folder.folder.read("vs.yaml") == Self.routes + "# mine\n")
        #expect(folder.folder.files == ["vs.yaml"])
    }

    @Test func twoCommandsAtOnce() throws {
        let folder = try ReleaseFolder(Self.routes)
        let first = try FileTransaction(in: folder.folder.path)
        let refusal = #expect(throws: Refusal.self) { try folder.run(.start("v2", 5)) }
        #expect(refusal?.code == .busy)
        #expect(first.repair == nil)
    }

    private func expect(_ code: Refusal.Code, _ text: String, _ command: ReleaseCommand) {
        let refusal = #expect(throws: Refusal.self) { try ReleaseFolder(text).run(command) }
        #expect(refusal?.code == code)
        #expect(refusal?.advice.isEmpty == false)
    }
}
