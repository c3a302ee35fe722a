import MeshModel
import MeshRender
import YAML

/// The settings of one pod's proxy, as the annotation `proxy.istio.io/config` holds them: ProxyConfig in YAML or JSON.
struct ProxyAnnotation {
    static let name = "proxy.istio.io/config"

    private let config: AnyValue?

    /// - Parameters:
    ///   - workload: the pods with the annotation.
    ///   - setting: the setting that is asked for; without it in the text, the text need not be read.
    init?(of workload: Workload, with setting: String) {
        guard let text = workload.annotations[Self.name], text.mentions(setting) else { return nil }
        self.init(text)
    }

    private init(_ text: String) {
        let root = Document.parse(LintSource("", text).bytes).documents.first?.root
        config = root.flatMap { $0.kind == .mapping ? AnyValue(MeshModel.Tape($0)) : nil }
    }

    /// A variable of `proxyMetadata`.
    func metadata(_ key: String) -> String? { config?["proxyMetadata"]?[key].flatMap(Self.text) }

    /// How long the proxy goes on after it is asked to stop.
    var drainTime: GoDuration? { config?["terminationDrainDuration"]?.string.flatMap { GoDuration($0) } }

    /// Whether the containers of the pod wait for the proxy; `nil` where that is not said.
    var holdsApplication: Bool? { config?["holdApplicationUntilProxyStarts"]?.bool }

    private static func text(_ value: AnyValue) -> String? { value.string ?? value.bool.map { $0 ? "true" : "false" } }
}

extension String {
    /// Whether another text stands somewhere in this one, byte by byte.
    fileprivate func mentions(_ other: String) -> Bool {
        guard let first = other.utf8.first else { return true }
        var rest = utf8[...]
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: other.utf8) { return true }
            rest = rest[rest.index(after: start)...]
        }
        return false
    }
}
