import MeshLint
import MeshModel
import MeshRender
import YAML

/// MeshConfig, as far as proxies are told of it.
///
/// Read from the texts under the key `mesh` of ConfigMaps in the root namespace: Istio's own comes first, then those that
/// istiod is told to share.
struct ProxySettings {
    private let configurations: [AnyValue]

    init(_ mesh: MeshSnapshot) {
        let maps = mesh.all(ConfigMap.self).filter {
            $0.namespace == mesh.rootNamespace && $0.resource.data?["mesh"] != nil
        }
        let ordered = maps.filter { $0.name == "istio" } + maps.filter { $0.name != "istio" }
        configurations = ordered.compactMap { map in
            let text = map.resource.data?["mesh"] ?? ""
            return Document.parse(Array(text.utf8)).documents.first.map { AnyValue(Tape($0.root)) }
        }
    }

    private subscript(key: String) -> AnyValue? { configurations.lazy.compactMap { $0[key] }.first }

    /// The settings of an extension provider, by its name.
    func provider(_ name: String) -> AnyValue? {
        configurations.lazy.flatMap { $0["extensionProviders"]?.items ?? [] }.first { $0["name"]?.string == name }
    }

    /// The file of access logs that no Telemetry asks for; `nil` for none.
    var accessLogFile: String? { self["accessLogFile"]?.string.nonEmpty }
    var accessLogFormat: String? { self["accessLogFormat"]?.string.nonEmpty }
    var isAccessLogJSON: Bool { self["accessLogEncoding"]?.string == "JSON" }
    /// The providers that hold where no Telemetry says otherwise.
    func defaultProviders(_ signal: String) -> [String] {
        self["defaultProviders"]?[signal]?.items?.compactMap(\.string) ?? []
    }

    /// Whether calls to hosts that nobody declared are let through.
    var allowsAnyOutbound: Bool { self["outboundTrafficPolicy"]?["mode"]?.string != "REGISTRY_ONLY" }

    /// What is done to paths before they are matched.
    ///
    /// Source: Istio API, `mesh/v1alpha1/config.proto`, `ProxyPathNormalization`.
    enum PathNormalization: String {
        case unspecified = "DEFAULT"
        case none = "NONE"
        case base = "BASE"
        case mergeSlashes = "MERGE_SLASHES"
        case decodeAndMergeSlashes = "DECODE_AND_MERGE_SLASHES"
    }

    var pathNormalization: PathNormalization {
        self["pathNormalization"]?["normalization"]?.string.flatMap(PathNormalization.init) ?? .unspecified
    }
}
