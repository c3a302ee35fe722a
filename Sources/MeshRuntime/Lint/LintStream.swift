public import MeshLint
public import MeshModel
import MeshRender
import YAML

/// What a compiled mesh tells `meshgen lint`: its resources with the places of their declarations, its policies, and what
/// they found.
///
/// A YAML stream: a document for each resource, with the resource below `resource`, one for each policy, with its code below
/// `policy`, and one for each thing that a policy found, with the code below `brokenPolicy`.
public struct LintStream: Sendable {
    public private(set) var resources: [DeclaredResource] = []
    public private(set) var policies = PolicyResults()

    /// Reads what ``bytes(_:_:)`` wrote.
    ///
    /// - Parameter path: the path of a source file as the user would name it, from its name inside the mesh's folder.
    public init(_ bytes: [UInt8], path: (String) -> String) {
        for document in Document.parse(bytes).documents {
            let root = document.root
            if let info = RuleInfo(root) {
                policies.infos[info.code] = info
            } else if let info = root["brokenPolicy"]?.text.flatMap({ policies.infos[$0] }) {
                policies.findings.append(Finding(root, of: info, at: root.place(path)))
            } else if let declared = DeclaredResource(root, at: root.place(path)) {
                resources.append(declared)
            }
        }
        policies.isComplete = true
    }

    static func bytes(_ resources: [DeclaredResource], _ policies: PolicyResults) -> [UInt8] {
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
        for info in policies.infos.values.sorted(by: { $0.code < $1.code }) {
            yaml.beginDocument()
            yaml.write(info)
        }
        for finding in policies.findings {
            yaml.beginDocument()
            yaml.write(finding)
        }
        return yaml.finish()
    }
}

extension DeclaredResource {
    fileprivate init?(_ root: Node, at place: SourcePlace) {
        guard let node = root["resource"], let manifest = Manifest(node) else { return nil }
        self.init(manifest.resource, apiVersion: manifest.apiVersion, at: place, service: root["service"]?.text)
    }
}

extension RuleInfo {
    fileprivate init?(_ root: Node) {
        guard let code = root["policy"]?.text else { return nil }
        let severity = Severity(rawValue: root["severity"]?.text ?? "") ?? .error
        self.init(policy: code, severity, root["summary"]?.text ?? "", help: root["help"]?.text ?? "")
    }
}

extension Finding {
    fileprivate init(_ root: Node, of info: RuleInfo, at place: SourcePlace) {
        self.init(
            rule: info.code,
            severity: info.severity,
            message: root["message"]?.text ?? "",
            help: info.help,
            resource: root["kind"]?.text.map { kind in
                Subject(
                    apiVersion: root["apiVersion"]?.text ?? "",
                    kind: kind,
                    namespace: root["namespace"]?.text ?? "",
                    name: root["name"]?.text ?? ""
                )
            },
            path: root["path"]?.text ?? "",
            place: place,
            fix: nil
        )
    }
}

extension Node {
    fileprivate func place(_ path: (String) -> String) -> SourcePlace {
        SourcePlace(
            file: path(self["file"]?.text ?? ""),
            line: self["line"]?.int ?? 1,
            column: self["column"]?.int ?? 1
        )
    }

    private var int: Int? {
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

    fileprivate mutating func write(_ info: RuleInfo) {
        beginMapping()
        field("policy", info.code)
        field("severity", info.severity.rawValue)
        field("summary", info.summary)
        field("help", info.help)
        endMapping()
    }

    fileprivate mutating func write(_ finding: Finding) {
        beginMapping()
        write(finding.place)
        field("brokenPolicy", finding.rule)
        field("message", finding.message)
        if let resource = finding.resource {
            field("apiVersion", resource.apiVersion)
            field("kind", resource.kind)
            field("namespace", resource.namespace)
            field("name", resource.name)
        }
        field("path", finding.path)
        endMapping()
    }
}
