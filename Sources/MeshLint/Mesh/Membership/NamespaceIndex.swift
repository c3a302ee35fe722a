import MeshModel

/// The namespaces, and what their labels say.
package struct NamespaceIndex: Sendable {
    private let labels: [String: [String: String]]
    /// Those that are declared, and those that something lies in.
    private let names: Set<String>

    init(_ namespaces: [Located<Namespace>], documents: [LintDocument]) {
        labels = Dictionary(namespaces.map { ($0.name, $0.labels) }) { first, _ in first }
        names = Set(labels.keys).union(documents.map(\.namespace)).union(Self.builtIn)
    }

    /// What every cluster and every mesh has.
    private static let builtIn = ["default", "kube-system", "kube-public", "kube-node-lease", "istio-system"]

    /// The labels of a namespace; `nil` where no Namespace is among the inputs.
    package func labels(of name: String) -> [String: String]? { labels[name] }

    /// Whether the namespace exists, as far as the inputs tell.
    func has(_ name: String) -> Bool { names.contains(name) }

    var all: Set<String> { names }
}
