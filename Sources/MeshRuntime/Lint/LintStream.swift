import MeshDSL
public import MeshModel
import MeshRender
import YAML

/// What a compiled mesh tells `meshgen lint`: its resources with the places of their declarations, and what its policies
/// found.
///
/// A YAML stream: a document for each resource, with the resource below `resource`, then one for each violation.
public struct LintStream: Sendable {
    public private(set) var resources: [DeclaredResource] = []
    public private(set) var violations: [PolicyFinding] = []

    /// Reads what ``bytes(_:_:)`` wrote.
    ///
    /// - Parameter path: the path of a source file as the user would name it, from its name inside the mesh's folder.
    public init(_ bytes: [UInt8], path: (String) -> String) {
        for document in Document.parse(bytes).documents {
            let root = document.root
            let place = SourcePlace(
                file: path(root["file"]?.text ?? ""),
                line: root["line"]?.int ?? 1,
                column: root["column"]?.int ?? 1
            )
            if let node = root["resource"], let manifest = Manifest(node) {
                resources.append(
                    DeclaredResource(
                        manifest.resource,
                        apiVersion: manifest.apiVersion,
                        at: place,
                        service: root["service"]?.text
                    )
                )
            } else if let finding = PolicyFinding(root, place) {
                violations.append(finding)
            }
        }
    }

    static func bytes(_ resources: [DeclaredResource], _ violations: [PolicyViolation]) -> [UInt8] {
        var yaml = YAMLWriter()
        var tape = MeshModel.Tape()
        for declared in resources {
            yaml.beginDocument()
            yaml.beginMapping()
            yaml.write(declared.place)
            if let service = declared.service { yaml.field("service", service) }
            yaml.key("resource")
            tape.removeAll()
            declared.resource.encodeDocument(to: &tape, apiVersion: declared.apiVersion)
            tape.write(to: &yaml)
            yaml.endMapping()
        }
        for violation in violations {
            yaml.beginDocument()
            yaml.write(violation)
        }
        return yaml.finish()
    }
}

/// Something that a policy of a mesh found.
public struct PolicyFinding: Hashable, Sendable {
    public var code: String
    public var summary: String
    /// `error`, `warning` or `info`.
    public var severity: String
    public var help: String
    public var message: String
    /// The resource; `nil` where the mesh as a whole breaks the policy.
    public var resource: ResourceIdentity?
    public var apiVersion: String
    public var path: String
    public var place: SourcePlace

    fileprivate init?(_ root: Node, _ place: SourcePlace) {
        guard let code = root["code"]?.text else { return nil }
        self.code = code
        summary = root["summary"]?.text ?? ""
        severity = root["severity"]?.text ?? "error"
        help = root["help"]?.text ?? ""
        message = root["message"]?.text ?? ""
        resource = root["kind"]?.text.map { kind in
            ResourceIdentity(
                group: root["group"]?.text ?? "",
                kind: kind,
                namespace: root["namespace"]?.text ?? "",
                name: root["name"]?.text ?? ""
            )
        }
        apiVersion = root["apiVersion"]?.text ?? ""
        path = root["path"]?.text ?? ""
        self.place = place
    }
}

extension Node {
    fileprivate var int: Int? {
        if case .int(let value)? = scalar { value } else { nil }
    }
}

extension YAMLWriter {
    fileprivate mutating func field(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    fileprivate mutating func write(_ place: SourcePlace) {
        field("file", place.file)
        key("line")
        int(place.line)
        key("column")
        int(place.column)
    }

    fileprivate mutating func write(_ violation: PolicyViolation) {
        beginMapping()
        write(violation.place)
        field("code", violation.code)
        field("summary", violation.summary)
        field("severity", violation.severity.rawValue)
        field("help", violation.help)
        field("message", violation.message)
        if let identity = violation.identity {
            field("group", identity.group)
            field("kind", identity.kind)
            field("namespace", identity.namespace)
            field("name", identity.name)
        }
        field("apiVersion", violation.apiVersion)
        field("path", violation.path)
        endMapping()
    }
}
