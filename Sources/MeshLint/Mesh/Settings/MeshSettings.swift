public import MeshModel
import MeshRender
import YAML

/// MeshConfig, as far as rules ask for it.
///
/// Given with `--mesh-config`, or found as the ConfigMap `istio` of Istio's own namespace among the inputs.
///
/// Source: Istio API, `mesh/v1alpha1/config.proto`.
public struct MeshSettings: Sendable {
    /// The configuration as it was read; `nil` where none is known, so that Istio's defaults may or may not hold.
    let config: AnyValue?
    /// Where it was read, for findings about it.
    let document: LintDocument?
    /// MeshNetworks, if it was given.
    let networks: AnyValue?
    let networksDocument: LintDocument?

    public init() { self.init(config: nil, networks: nil) }

    /// - Parameters:
    ///   - config: a text of MeshConfig.
    ///   - networks: a text of MeshNetworks.
    public init(config: LintSource?, networks: LintSource? = nil) {
        let config = config.flatMap { Self.read($0, kind: "MeshConfig") }
        let networks = networks.flatMap { Self.read($0, kind: "MeshNetworks") }
        self.init(config, networks)
    }

    private init(_ config: (AnyValue, LintDocument)?, _ networks: (AnyValue, LintDocument)?) {
        self.config = config?.0
        document = config?.1
        self.networks = networks?.0
        networksDocument = networks?.1
    }

    private static func read(_ source: LintSource, kind: String) -> (AnyValue, LintDocument)? {
        let stream = Document.parse(source.bytes)
        guard let document = stream.documents.first, document.root.kind == .mapping else { return nil }
        // The whole ConfigMap may be given instead of what is in it.
        let key = kind == "MeshConfig" ? "mesh" : "meshNetworks"
        if let text = document.root["data"]?[key]?.text { return read(LintSource(source.name, text), kind: kind) }
        let tape = MeshModel.Tape(document.root)
        let place = LintDocument(
            identity: ResourceIdentity(group: "", kind: kind, name: ""),
            apiVersion: "",
            tape: tape,
            kindType: nil,
            origin: .yaml(document.root, in: document, of: source)
        )
        return (AnyValue(tape), place)
    }

    /// These settings, with what none were given for from Istio's ConfigMap.
    func merging(configMaps: [Located<ConfigMap>]) -> MeshSettings {
        guard config == nil || networks == nil, let map = configMaps.first(where: { $0.name == "istio" }) else {
            return self
        }
        func given(_ value: AnyValue?, _ document: LintDocument?) -> (AnyValue, LintDocument)? {
            value.flatMap { value in document.map { (value, $0) } }
        }
        return MeshSettings(
            given(config, document) ?? Self.read(map, "mesh", kind: "MeshConfig"),
            given(networks, networksDocument) ?? Self.read(map, "meshNetworks", kind: "MeshNetworks")
        )
    }

    /// The configuration in one of the texts of a ConfigMap, with the ConfigMap as its place.
    private static func read(_ map: Located<ConfigMap>, _ key: String, kind: String) -> (AnyValue, LintDocument)? {
        guard let text = map.resource.data?[key] else { return nil }
        let source = LintSource(map.document.place(of: .root).file, text)
        return read(source, kind: kind).map { ($0.0, map.document) }
    }
}

extension MeshSettings {
    /// Whether anything is known of the configuration.
    public var isKnown: Bool { config != nil }
    /// The namespace whose policies hold for the whole mesh.
    public var rootNamespace: String { config?["rootNamespace"]?.string ?? "istio-system" }
    /// The domain of identities.
    public var trustDomain: String { config?["trustDomain"]?.string ?? "cluster.local" }
    /// Other domains whose identities count as those of the mesh.
    var trustDomainAliases: [String] { (config?["trustDomainAliases"]?.items ?? []).compactMap(\.string) }
    /// Whether sidecars use mutual TLS by themselves where the other side can.
    public var hasAutoMutualTLS: Bool { config?["enableAutoMtls"]?.bool ?? true }
    /// `ALLOW_ANY` or `REGISTRY_ONLY`.
    public var outboundTrafficMode: String { config?["outboundTrafficPolicy"]?["mode"]?.string ?? "ALLOW_ANY" }
    /// The names of the extension providers, and the settings of each.
    public var extensionProviders: [(name: String, settings: AnyValue)] {
        (config?["extensionProviders"]?.items ?? []).compactMap { provider in
            provider["name"]?.string.map { ($0, provider) }
        }
    }
    /// The environment that `defaultConfig.proxyMetadata` gives to proxies.
    public func proxyMetadata(_ key: String) -> String? {
        config?["defaultConfig"]?["proxyMetadata"]?[key].flatMap { value in
            value.string ?? value.bool.map { $0 ? "true" : "false" }
        }
    }
}
