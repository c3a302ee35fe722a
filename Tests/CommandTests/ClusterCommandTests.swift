import Foundation
import MeshCluster
import TestKit
import Testing
import YAML

/// Releases in a cluster, as a user makes them.
@Suite struct ClusterCommandTests {
    private static let shared =
        "{destination: {host: reviews, subset: v1}, weight: 95}, "
        + "{destination: {host: reviews, subset: v2}, weight: 5}"
    private static let rule = ClusterManifests.rule.replacing(
        "{name: v1, labels: {version: v1}}",
        with: "{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}"
    )
    /// A canary that runs already.
    private static let running =
        ClusterManifests.service + ClusterManifests.virtualService("reviews", route: shared) + rule
        + ClusterManifests.versions

    @Test func aReleaseFromStartToPromotion() throws {
        let cluster = try TestCluster(ClusterManifests.reviews, page: 1)
        #expect(try cluster.meshgen("canary status reviews").output == "v1\t100 %\tstable\nv2\t0 %\tidle\n")
        let start = try cluster.meshgen("canary start reviews --reason try")
        #expect(
            start.output
                == "reviews: v1 -> v1 95 %, v2 5 % (shop/destinationrule/reviews, shop/virtualservice/reviews)\n",
            "\(start.errors)"
        )
        #expect(try cluster.weights() == ["v1 95", "v2 5"])
        #expect(try cluster.resource("destinationrules", "reviews")?["spec"]?["subsets"]?[1]?["name"]?.text == "v2")
        #expect(try cluster.meshgen("canary set 20 reviews.shop").status == 0)
        #expect(try cluster.meshgen("canary promote reviews").status == 0)
        #expect(try cluster.weights() == ["v1 0", "v2 100"])
        let history = try cluster.meshgen("rollout history reviews").output.split(separator: "\n")
        #expect(history.count == 3 && history[0].hasSuffix("Ada  canary start  v1 -> v1 95 %, v2 5 %: try"))
        #expect(history[2].hasSuffix("canary promote  v1 80 %, v2 20 % -> v2"))
    }

    @Test func aChangeOfWeightsTouchesNothingElse() throws {
        let cluster = try TestCluster(Self.running)
        #expect(try cluster.meshgen("canary set 20 reviews").status == 0)
        let changes = try cluster.changes()
        #expect(changes.count == 1 && changes.first?.method == "PATCH")
        let patch = Document.parse(changes.first?.body ?? "").documents.first?.root
        let steps = patch?.items.map { "\($0["op"]?.text ?? "") \($0["path"]?.text ?? "")" } ?? []
        #expect(
            steps == [
                "test /metadata/resourceVersion", "add /metadata/annotations",
                "test /spec/http/0/route/0/weight", "replace /spec/http/0/route/0/weight",
                "test /spec/http/0/route/1/weight", "replace /spec/http/0/route/1/weight",
            ]
        )
        #expect(try cluster.resource("virtualservices", "reviews")?["metadata"]?["labels"]?["team"]?.text == "books")
    }

    @Test func aDryRunShowsTheDifferenceAndChangesNothing() throws {
        let cluster = try TestCluster(Self.running)
        let run = try cluster.meshgen("canary set 20 reviews --dry-run")
        #expect(run.status == 0 && run.output.contains("-      weight: 95\n+      weight: 80\n"), "\(run.output)")
        #expect(try cluster.changes().isEmpty)
        #expect(try cluster.meshgen("canary set 20 reviews --commit").status == 2)
    }

    @Test func missingRulesAreAddedAndTakenBackWhenTheRestFails() throws {
        let manifests =
            ClusterManifests.service + ClusterManifests.virtualService("reviews") + ClusterManifests.versions
        let cluster = try TestCluster(manifests)
        try cluster.fault("403", "PATCH", "virtualservices", skip: 1, times: 9)
        #expect(try cluster.meshgen("canary start reviews").status == 2)
        #expect(try cluster.resource("destinationrules", "reviews")?["spec"] == nil)
        #expect(try cluster.changes().map(\.method) == ["POST", "PATCH", "DELETE"])
        try cluster.fault("none", "GET", "nothing")
        let run = try cluster.meshgen("canary start reviews")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try cluster.resource("destinationrules", "reviews")?["spec"]?["host"]?.text == "reviews")
    }

    @Test func severalRoutesChangeTogetherOrNotAtAll() throws {
        let second = ClusterManifests.virtualService("zoo", route: Self.shared)
        let cluster = try TestCluster(Self.running + second)
        try cluster.fault("403", "PATCH", "virtualservices/zoo", skip: 1)
        let failed = try cluster.meshgen("canary set 20 reviews")
        #expect(failed.status == 2 && failed.errors.contains("403") || failed.errors.contains("a fault"))
        #expect(try cluster.weights("reviews") == ["v1 95", "v2 5"])
        #expect(try cluster.weights("zoo") == ["v1 95", "v2 5"])
        #expect(try cluster.meshgen("canary set 20 reviews").status == 0)
        #expect(try cluster.weights("reviews") == ["v1 80", "v2 20"])
        #expect(try cluster.weights("zoo") == ["v1 80", "v2 20"])
    }

    @Test(arguments: [
        ("canary set 20", ["v1 80", "v2 20"]), ("canary promote", ["v1 0", "v2 100"]),
        ("canary abort", ["v1 100", "v2 0"]),
    ])
    func whatWasStoppedHalfWayIsFinishedByTheSameCommand(_ command: String, _ weights: [String]) throws {
        let second = ClusterManifests.virtualService("zoo", route: Self.shared)
        let cluster = try TestCluster(Self.running + second)
        // Two trials and the first change go well; the second change fails, and so does what would undo the first.
        try cluster.fault("403", "PATCH", "virtualservices", skip: 3, times: 2)
        let failed = try cluster.meshgen("\(command) reviews")
        #expect(failed.status == 2 && failed.errors.contains("cannot be changed back"), "\(failed.errors)")
        #expect(try cluster.weights("reviews") == weights)
        #expect(try cluster.weights("zoo") == ["v1 95", "v2 5"])
        #expect(try cluster.meshgen("canary status reviews").output.hasPrefix("v1\t95 %\tstable\nv2\t5 %\tcanary\n"))
        let again = try cluster.meshgen("\(command) reviews")
        #expect(again.status == 0, "\(again.errors)")
        #expect(try cluster.weights("reviews") == weights)
        #expect(try cluster.weights("zoo") == weights)
    }

    @Test func whatChangedInBetweenIsReadAndDecidedAnew() throws {
        let cluster = try TestCluster(Self.running)
        try cluster.fault("edit", "PATCH", "virtualservices", times: 2)
        let run = try cluster.meshgen("canary set 20 reviews")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try cluster.weights() == ["v1 80", "v2 20"])
        let metadata = try cluster.resource("virtualservices", "reviews")?["metadata"]
        #expect(metadata?["annotations"]?["somebody"]?.text == "else")
        try cluster.fault("edit", "PATCH", "virtualservices", times: 99)
        let refused = try cluster.meshgen("canary set 30 reviews")
        #expect(refused.status == 1 && refused.errors.contains("somebody else changed"), "\(refused.errors)")
        #expect(try cluster.weights() == ["v1 80", "v2 20"])
    }

    @Test(arguments: [
        ("409", "PATCH"), ("429", "PATCH"), ("429", "GET"), ("500", "GET"), ("503", "PATCH"), ("half", "GET"),
        ("lost", "PATCH"), ("lost", "GET"),
    ])
    func faultsThatPassDoNoHarm(_ fault: String, _ method: String) throws {
        let cluster = try TestCluster(Self.running)
        try cluster.fault(fault, method, "virtualservices", skip: method == "PATCH" ? 1 : 0)
        let run = try cluster.meshgen("canary set 20 reviews")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try cluster.weights() == ["v1 80", "v2 20"])
        #expect(try cluster.meshgen("rollout history reviews").output.split(separator: "\n").count == 1)
    }

    @Test func refusals() throws {
        let flagger = """
            apiVersion: flagger.app/v1beta1
            kind: Canary
            metadata: {name: reviews, namespace: shop}
            spec: {targetRef: {kind: Deployment, name: reviews}}
            ---

            """
        let third = ClusterManifests.deployment("v3") + ClusterManifests.pod("v3", isReady: false)
        let cluster = try TestCluster(ClusterManifests.reviews + third)
        for (line, status, words) in [
            ("canary start reviews --to v3", 1, "no pod of v3 is ready: reviews-v3 (2 wanted)"),
            ("canary start reviews --to v4", 1, "no Deployment of reviews.shop provides v4"),
            ("canary set 5 reviews", 1, "no canary is running"), ("canary status raviews", 2, "no VirtualService"),
            ("canary status reviews -n other", 2, "no VirtualService in the namespace other"),
            ("canary status reviews -n ../x", 2, "'../x' cannot be the name of a namespace"),
            ("canary status reviews --context other", 2, "no context 'other' in kubeconfig"),
            ("canary status reviews -f .", 2, "give one of a mesh, a folder of manifests and a cluster"),
        ] {
            let run = try cluster.meshgen(line)
            #expect(run.status == Int32(status) && run.errors.contains(words), "\(line): \(run.errors)")
        }
        #expect(try cluster.changes().isEmpty)
        #expect(try cluster.meshgen("canary start reviews --to v3 --force").status == 0)
        let owned = try TestCluster(ClusterManifests.reviews + flagger).meshgen("canary start reviews")
        #expect(owned.status == 1 && owned.errors.contains("the Flagger Canary reviews shifts the traffic"))
        try cluster.fault("403", "GET", "/canaries", times: 9)
        let unseen = try cluster.meshgen("canary set 20 reviews")
        #expect(unseen.status == 1 && unseen.errors.contains("let the user list canaries.flagger.app"))
    }

    @Test func switchAndRollback() throws {
        let colours =
            ClusterManifests.deployment("blue") + ClusterManifests.pod("blue")
            + ClusterManifests.deployment("green") + ClusterManifests.pod("green", isReady: false)
        let route = "{destination: {host: reviews, subset: blue}}"
        let rule = Self.rule.replacing("v1", with: "blue").replacing("v2", with: "green")
        let cluster = try TestCluster(
            ClusterManifests.service + ClusterManifests.virtualService("reviews", route: route) + rule + colours
        )
        #expect(try cluster.meshgen("switch reviews green --check").status == 1)
        #expect(try cluster.meshgen("switch reviews green --force").status == 0)
        #expect(try cluster.weights() == ["green "])
        #expect(try cluster.meshgen("switch rollback reviews").status == 0)
        #expect(try cluster.weights() == ["blue "])
    }

    @Test func settingsOfGitOpsToolsNameWhatChanges() throws {
        let cluster = try TestCluster(Self.running)
        for tool in ["argocd", "flux"] {
            try expectGolden(cluster.meshgen("canary gitops reviews --tool \(tool)").output, "\(tool).yaml")
        }
        #expect(try cluster.meshgen("canary set 0 reviews --header a=b --mirror 10 --sticky").status == 0)
        try expectGolden(cluster.meshgen("canary gitops reviews").output, "argocd-extras.yaml")
        try expectGolden(cluster.meshgen("canary gitops reviews --tool flux").output, "flux-extras.yaml")
    }

    /// The metrics share out requests evenly whatever the weights are, so that the run has to be told not to wait for them.
    @Test func aRunReturnsAllRequestsFromABadCanary() throws {
        let cluster = try TestCluster(Self.running)
        try cluster.folder.write("weight: 50\n", to: "shares")
        let stage = try CanaryStage(in: cluster.folder, weights: "shares", "--service", "reviews", "--failures", "0.05")
        let line =
            "canary run reviews --steps 20,50 --interval 1s --any-share --resume --prometheus \(stage.prometheus)"
        let run = try cluster.meshgen(line)
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        #expect(run.output.hasPrefix("reviews: v2 20 %, step 1 of 2\n"))
        #expect(try cluster.weights() == ["v1 100", "v2 0"])
        #expect(try cluster.changes().count == 2)
        #expect(try cluster.meshgen(line + " --commit").errors.contains("nothing changes that Git could hold"))
    }

    @Test func aRunWithoutItsClusterSaysHowToGoOn() throws {
        let cluster = try TestCluster(Self.running)
        try cluster.folder.write("weight: 50\n", to: "shares")
        let stage = try CanaryStage(in: cluster.folder, weights: "shares", "--service", "reviews")
        let line =
            "canary run reviews --steps 20,50 --interval 9s --any-share --resume --prometheus \(stage.prometheus)"
        let run = try cluster.meshgen(line) { command in
            try command.wait(for: "step 1 of 2")
            cluster.server.stop()
        }
        #expect(run.status == 2, "\(run.output)\(run.errors)")
        #expect(run.output.hasSuffix("reviews: stopped, it stays at v1 80 %, v2 20 %\n"))
        #expect(run.errors.contains("give up: meshgen canary abort reviews --kubeconfig kubeconfig\n"))
    }
}
