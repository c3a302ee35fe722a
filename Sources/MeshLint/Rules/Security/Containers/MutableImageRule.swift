import MeshModel
import YAML

/// Reports images whose content changes under their name.
struct MutableImageRule: LintRule {
    static let info = RuleInfo(
        "MG653",
        "mutable-image",
        .warning,
        summary: "An image has no tag, or the tag 'latest'.",
        reason: """
            Which program runs depends on when the node pulled the image: pods of one Deployment differ, and a rollback brings \
            nothing back.
            """,
        help: "name a version, or better a digest",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - {name: app, image: "registry.example.com:5000/cart:1.2"}
                    - {name: log, image: "log@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
                    - {name: istio-proxy, image: auto}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: app
                      image: registry.example.com:5000/cart # ← has no tag
                    - name: log
                      image: log:latest # ← has the tag 'latest'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all {
            for placed in workload.placedContainers {
                let container = placed.container
                // Istio's injector puts its own image in the place of `auto`.
                guard let image = container.image, !image.isEmpty, image != "auto", !image.holds("@") else {
                    continue
                }
                let name = image.parts(at: "/").last { !$0.isEmpty } ?? ""
                guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else {
                    report(workload, at: placed.path.image, "image '\(image)' has no tag")
                    continue
                }
                if name[colon...] == ":latest" {
                    report(workload, at: placed.path.image, "image '\(image)' has the tag 'latest'")
                }
            }
        }
    }
}
