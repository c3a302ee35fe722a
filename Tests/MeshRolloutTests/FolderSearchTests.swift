import Foundation
import MeshRollout
import TestKit
import Testing

/// What of a folder is read, and what is not.
@Suite struct FolderSearchTests {
    private static let split = Reviews.split(["v1": 90, "v2": 10])

    /// The service is `reviews`, and its pods know nothing of that name.
    private static let otherwiseNamed = [
        "svc.yaml": Reviews.service(app: "rv"), "dr.yaml": Reviews.rule("v1"), "vs.yaml": Reviews.sole,
        "d1.yaml": Reviews.deployment("v1", app: "rv"),
    ]

    @Test func podsByTheirLabels() throws {
        let folder = try ReleaseFolder(Self.otherwiseNamed)
        #expect(folder.codes(.start("v7", 5)).contains(.unknownVersion))
        try folder.folder.write(Reviews.deployment("v7", app: "rv"), to: "d7.yaml")
        #expect(folder.codes(.start("v7", 5)).isEmpty)
        try folder.folder.write(Reviews.autoscaler("rv-v1", 9, 9), to: "h1.yaml")
        #expect(folder.codes(.start("v7", 50)) == [.starved])
    }

    @Test func podsOfAnotherNamespace() throws {
        let other = Reviews.deployment("v2").replacing("namespace: prod", with: "namespace: stage")
        let folder = try ReleaseFolder([
            "vs.yaml": Reviews.sole, "dr.yaml": Reviews.rule("v1", "v2"), "d1.yaml": Reviews.deployment("v1"),
            "d2.yaml": other,
        ])
        #expect(folder.codes(.start("v2", 5)).contains(.unknownVersion))
    }

    @Test func rolloutThatNamesTheVirtualService() throws {
        let rollout = """
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: rv, namespace: prod}
            spec: {strategy: {canary: {trafficRouting: {istio: {virtualService: {name: edge}}}}}}

            """
        let edge = Self.split.replacing("name: reviews,", with: "name: edge,")
        let folder = try ReleaseFolder(["vs.yaml": edge, "rollout.yaml": rollout])
        #expect(folder.codes(.set(20)) == [.owned])
    }

    @Test func templatesAndOtherFilesArePassedOver() throws {
        let folder = try ReleaseFolder([
            "vs.yaml": Self.split,
            "chart/templates/cm.yaml": "{{- if .x }}\nkind: ConfigMap\ndata: {u: reviews}\n{{- end }}\n",
            "broken.yaml": "a: [reviews\n", "values.yaml": "reviews: &a {x: 1}\nb: *zz\n",
            "skaffold.json": "// reviews\n{\n  \"a\": 1 // c\n}\n",
        ])
        try folder.run(.set(20))
        #expect(try folder.folder.read("vs.yaml") == Reviews.split(["v1": 80, "v2": 20]))
        #expect(try folder.store.read().notes.count == 4)
        try folder.folder.write("kind: VirtualService\nspec: [reviews\n", to: "vs2.yaml")
        let refusal = #expect(throws: Refusal.self) { try folder.store.read() }
        #expect(refusal?.code == .unreadable && refusal?.message.contains("vs2.yaml") == true)
    }

    @Test func onlyTemplates() throws {
        let template = Self.split.replacing("name: reviews,", with: "name: {{ .Release.Name }},")
        let folder = try ReleaseFolder(["t/vs.yaml": template])
        let refusal = #expect(throws: Refusal.self) { try folder.store.read() }
        #expect(refusal?.advice.count == 1 && refusal?.advice.first?.contains("t/vs.yaml is a template") == true)
    }

    @Test func twoPathsToOneFile() throws {
        let folder = try ReleaseFolder(["real/vs.yaml": Self.split])
        let link = folder.folder.url.appending(path: "link.yaml").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real/vs.yaml")
        try folder.run(.set(20))
        #expect(try folder.folder.read("real/vs.yaml") == Reviews.split(["v1": 80, "v2": 20]))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/vs.yaml")
        #expect(folder.folder.files == [".meshgen-releases.jsonl", "link.yaml", "real/vs.yaml"])
    }

    @Test func fileThatCannotBeRead() throws {
        let folder = try ReleaseFolder(["vs.yaml": Self.split])
        let link = folder.folder.url.appending(path: "loop.yaml").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "loop.yaml")
        #expect(try folder.store.read().notes.count == 1)
        #expect(folder.codes(.set(20)) == [.unreadable])
    }

    @Test(arguments: [nil, "gym", "gym/manifests", "gym/manifests/inner"])
    func foldersThatRenderWrote(_ inner: String?) throws {
        let folder = try ReleaseFolder([
            "gym/manifests/inner/vs.yaml": Self.split, "gym/manifests/.meshgen-manifest": "",
        ])
        #expect(folder.codes(.set(20), folder.store(inner)) == [.owned])
    }
}
