import MeshModel
import YAML

/// Reports namespaces whose pods do not take part in the mesh.
struct NamespaceOutsideMeshRule: LintRule {
    static let info = RuleInfo(
        "MG230",
        "namespace-outside-mesh",
        .info,
        aliases: ["IST0102", "IST0148"],
        summary: "A namespace says nothing of the mesh.",
        reason: """
            Without "istio-injection", "istio.io/rev" or "istio.io/dataplane-mode" Istio leaves the pods of a \
            namespace alone, unless they ask for a proxy themselves: no mutual TLS, no routes, no policies. Where \
            the injector is set to inject by default they get one; then it is better said too.
            """,
        help: "label the namespace with \"istio-injection: enabled\", or \"disabled\" if that is meant",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: front, labels: {istio.io/rev: stable}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: back, labels: {istio.io/dataplane-mode: ambient}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: off, labels: {istio-injection: disabled}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: istio-system, labels: {}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop # ← the pods of namespace 'shop' do not take part in the mesh
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop # ← the pods of namespace 'shop' get proxies by default, not by its own wish
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio-sidecar-injector, namespace: istio-system}
                data:
                  values: '{"sidecarInjectorWebhook": {"enableNamespacesByDefault": true}}'
                """
            ),
        ]
    )

    private static let system: Set<String> = ["kube-system", "kube-public", "kube-node-lease", "local-path-storage"]

    func check(_ mesh: MeshSnapshot, report: Report) {
        let injectsByDefault =
            mesh.injectorValues?["sidecarInjectorWebhook"]?["enableNamespacesByDefault"]?.bool == true
        for namespace in mesh.all(Namespace.self) where !Self.system.contains(namespace.name) {
            guard namespace.name != mesh.rootNamespace, namespace.labels[MeshLabel.injection] == nil,
                namespace.labels[MeshLabel.revision] == nil, namespace.labels[MeshLabel.dataplaneMode] == nil,
                !mesh.speaksForItself(namespace.name)
            else { continue }
            let message =
                injectsByDefault
                ? "the pods of namespace '\(namespace.name)' get proxies by default, not by its own wish"
                : "the pods of namespace '\(namespace.name)' do not take part in the mesh"
            report(namespace, at: .root.metadata.name, message)
        }
    }
}

extension MeshSnapshot {
    /// Whether every workload of a namespace says itself whether it takes part.
    fileprivate func speaksForItself(_ namespace: String) -> Bool {
        let all = workloads.workloads(in: namespace)
        return !all.isEmpty
            && all.allSatisfy { $0.labels[MeshLabel.inject] != nil || $0.labels[MeshLabel.dataplaneMode] != nil }
    }
}
