import MeshModel
import Testing

@testable import MeshLint

@Suite struct KustomizePatchesTests {
    @Test func whatAKustomizationNamesIsNoWholeResource() {
        let kustomization = """
            resources: [deployment.yaml]
            patches:
              - path: ./patch.yaml
              - target: {kind: Deployment}
                patch: "- {op: remove, path: /spec}"
            patchesStrategicMerge: [../shared.yaml, "kind: Deployment\\nmetadata: {name: a}"]
            patchesJson6902: [{path: json.yaml, target: {kind: Deployment, name: a}}]
            """
        let names = ["deployment.yaml", "patch.yaml", "../shared.yaml", "json.yaml"].map { "apps/\($0)" }
        let sources = names.map { LintSource($0, "a: b") } + [LintSource("apps/kustomization.yaml", kustomization)]
        let (whole, problems) = KustomizePatches(of: sources).separate(sources)
        #expect(whole.map(\.name) == ["apps/deployment.yaml", "apps/kustomization.yaml"])
        #expect(problems.map(\.place.file) == ["apps/patch.yaml", "apps/../shared.yaml", "apps/json.yaml"])
    }
}
