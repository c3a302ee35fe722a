import MeshModel
import YAML

/// The files that Kustomizations among the sources name as patches and settings: parts of resources, which only become whole
/// when kustomize puts them in.
///
/// Source: Kubernetes, "kustomization.yaml reference" (patches, patchesStrategicMerge, patchesJson6902, replacements,
/// configurations, transformers of names).
struct KustomizePatches {
    /// The Kustomization that names a patch, by the path of the patch.
    private var owners: [String: String] = [:]

    init(of sources: [LintSource]) {
        for source in sources where Self.isKustomization(source.name) {
            let folder = source.name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            for document in Document.parse(source.bytes).documents {
                for path in Self.paths(in: document.root) {
                    owners[Self.joined(folder, path)] = source.name
                }
            }
        }
    }

    var isEmpty: Bool { owners.isEmpty }

    /// The sources that are whole, and a problem for each of the others.
    func separate(_ sources: [LintSource]) -> (whole: [LintSource], problems: [InputProblem]) {
        guard !isEmpty else { return (sources, []) }
        var whole: [LintSource] = []
        var problems: [InputProblem] = []
        for source in sources {
            guard let owner = owners[Self.joined([], source.name)] else {
                whole.append(source)
                continue
            }
            let place = SourcePlace(file: source.name, line: 1, column: 1)
            let message = "a patch of \(owner) is not checked by itself"
            problems.append(InputProblem(kind: .patch, message: message, place: place))
        }
        return (whole, problems)
    }

    private static func isKustomization(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name == "kustomization.yaml" || name == "kustomization.yml"
    }

    /// What the lists of a Kustomization name; a text of several lines is a patch written in place.
    private static func paths(in root: Node) -> [String] {
        let entries = ["patches", "patchesJson6902", "replacements"].flatMap { root[$0]?.elements ?? [] }
        let files = ["patchesStrategicMerge", "configurations"].flatMap { root[$0]?.elements ?? [] }
        return (entries.compactMap { $0["path"]?.text } + files.compactMap(\.text)).filter { !$0.contains("\n") }
    }

    /// The path below a folder, without `.` and `..`.
    private static func joined(_ folder: some Sequence<Substring>, _ path: String) -> String {
        (Array(folder) + path.split(separator: "/")).reduce(into: [Substring]()) { steps, step in
            switch step {
            case ".": break
            case ".." where !steps.isEmpty && steps.last != "..": steps.removeLast()
            default: steps.append(step)
            }
        }.joined(separator: "/")
    }
}

extension Node {
    /// The items of a list; none of anything else.
    fileprivate var elements: [Node] { kind == .sequence ? Array(items) : [] }
}
