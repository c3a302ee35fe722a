import MeshRender
import YAML

/// The names of services, to suggest one for a name that is none.
enum KnownServices {
    /// The services that VirtualServices of a folder lead to.
    static func below(_ folder: String) throws(Refusal) -> [String] {
        var names: Set<String> = []
        for file in try ManifestSearch(folder, for: "VirtualService").found {
            guard case .manifests(let manifests)? = try? ManifestFile.content(file) else { continue }
            for resource in manifests.resources("VirtualService", group: "networking.istio.io") {
                let routes = ServiceRoute.Kind.allCases.flatMap {
                    resource["spec"]?[$0.rawValue]?.items.map(\.self) ?? []
                }
                let targets = routes.flatMap { $0["route"]?.items.map(\.self) ?? [] }
                for host in targets.compactMap({ $0["destination"]?["host"]?.text }) {
                    names.insert(ServiceName(host: host, in: nil).name)
                }
            }
        }
        return names.sorted()
    }

    /// What to say to somebody who named another one.
    static func hint(for name: String, among known: [String]) -> [String] {
        if let nearest = name.nearest(in: known) { return ["did you mean '\(nearest)'?"] }
        return known.isEmpty ? [] : ["there is \(known.joined(separator: ", "))"]
    }
}
