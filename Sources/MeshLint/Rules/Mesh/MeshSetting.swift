import MeshModel
import YAML

/// A value of MeshConfig or MeshNetworks, with its place.
struct MeshSetting {
    let value: AnyValue
    /// The way to it in the configuration.
    let path: FieldPath
    fileprivate let document: LintDocument
    /// The way from the document to the text that holds the configuration; `nil` if the document is the configuration.
    fileprivate let holder: FieldPath?

    /// The value of a key.
    subscript(key: String) -> MeshSetting? {
        value[key].map { MeshSetting(value: $0, path: path[key], document: document, holder: holder) }
    }

    /// The items of a list; none of anything else.
    var items: [MeshSetting] {
        (value.items ?? []).enumerated().map {
            MeshSetting(value: $1, path: path[$0], document: document, holder: holder)
        }
    }

    /// The values of an object by their keys; none of anything else.
    var entries: [(key: String, setting: MeshSetting)] {
        (value.entries ?? []).map { key, value in
            (key, MeshSetting(value: value, path: path[key], document: document, holder: holder))
        }
    }

    var string: String? { value.string }
    var int: Int? { value.int }
    /// Its nanoseconds; `nil` for what is no duration.
    var duration: GoDuration? { value.decoded(as: GoDuration.self) }
    var isNull: Bool { value.isNull }
}

extension MeshSettings {
    /// MeshConfig as a whole.
    var configRoot: MeshSetting? { root(config, document, "mesh") }
    /// MeshNetworks as a whole.
    var networksRoot: MeshSetting? { root(networks, networksDocument, "meshNetworks") }

    private func root(_ value: AnyValue?, _ document: LintDocument?, _ key: String) -> MeshSetting? {
        guard let value, let document else { return nil }
        let holder = document.kind == "ConfigMap" ? FieldPath.root.data[key] : nil
        return MeshSetting(value: value, path: .root, document: document, holder: holder)
    }
}

extension Report {
    /// Reports a setting; inside a ConfigMap, at the text that holds it, with the way in the message.
    func callAsFunction(_ setting: MeshSetting, _ message: String, severity: Severity? = nil) {
        if let holder = setting.holder {
            let name = setting.path.description
            let text = name.isEmpty ? message : "\(name): \(message)"
            self(setting.document, at: holder, text, on: .key, severity: severity)
        } else {
            self(setting.document, at: setting.path, message, severity: severity)
        }
    }
}

/// Values of the configuration of a mesh.
enum MeshSettingValue {
    /// What is wrong with a length of time; `nil` if nothing is.
    ///
    /// - Parameter allowsZero: whether 0 has a meaning of its own.
    static func problem(ofDuration setting: MeshSetting, allowsZero: Bool = false) -> String? {
        guard let duration = setting.duration else { return "this is no duration" }
        if duration.nanoseconds == 0, allowsZero { return nil }
        if duration.nanoseconds < 1_000_000 { return "\(duration) is less than 1ms" }
        return duration.isFinerThanMilliseconds ? "\(duration) is finer than 1ms" : nil
    }

    static func problem(ofPort setting: MeshSetting) -> String? {
        guard let port = setting.int else { return "this is no port" }
        return 1...65535 ~= port ? nil : "the port \(port) is not in 1...65535"
    }

    static func problem(ofAddress setting: MeshSetting) -> String? {
        let text = setting.string ?? ""
        // Istio puts the address of the node in for this.
        return HostPort(text.replacing("$(HOST_IP)", with: "127.0.0.1")) == nil ? "'\(text)' is not host:port" : nil
    }
}
