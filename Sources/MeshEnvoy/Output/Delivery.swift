import MeshModel

/// How Envoy gets its resources.
public enum Delivery: Sendable {
    /// Everything stands in one static file: for reading, and for `envoy --mode validate`.
    case inline(certificates: String)
    /// Listeners name their routes and certificates, which Envoy reads from files in these folders and watches.
    case watched(folder: String, certificates: String)

    /// The folder of certificates.
    var certificates: String {
        switch self {
        case .inline(let folder), .watched(_, let folder): folder
        }
    }

    /// Where Envoy finds resources of a kind, such as `rds`; each resource has a file of its own.
    func source(_ kind: String, _ file: String) -> AnyValue? {
        guard case .watched(let folder, _) = self else { return nil }
        return [
            "path_config_source": [
                "path": AnyValue("\(folder)/\(kind)/\(FileName.of(file)).json"),
                "watched_directory": ["path": AnyValue("\(folder)/\(kind)")],
            ],
            "resource_api_version": "V3",
        ]
    }
}

/// Names of files for the names of Envoy's resources.
public enum FileName {
    /// The name with everything replaced that a file name should not have.
    public static func of(_ name: String) -> String {
        String(
            decoding: name.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
                    byte
                default: UInt8(ascii: "_")
                }
            },
            as: UTF8.self
        )
    }
}
