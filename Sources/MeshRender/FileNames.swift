import MeshModel

/// Names the file of each resource, the same on every run.
///
/// Names are lower case and hold nothing but letters, digits, `.`, `_` and `-`, so that no name leaves the folder and
/// no two names differ by case alone.
struct FileNames: Sendable {
    let mesh: String
    let layout: Layout
    let format: OutputFormat
    private var taken: Set<String> = []

    /// For what belongs to no service.
    ///
    /// No Service can have this name, since theirs start with a letter.
    private static let meshWide = "00-mesh"

    init(mesh: String, layout: Layout, format: OutputFormat) {
        self.mesh = mesh
        self.layout = layout
        self.format = format
    }

    /// The file of what belongs to `service`, in the layouts where that decides.
    func path(ofService service: String?) -> String {
        let name = layout == .stream ? mesh : service ?? Self.meshWide
        return Self.fileName(name) + ".\(format.rawValue)"
    }

    /// The file of one resource that has a file of its own.
    mutating func path(of identity: ResourceIdentity, service: String?) -> String {
        let folder = Self.fileName(service ?? Self.meshWide)
        let names = Self.candidates(for: identity).map { "\(folder)/\(Self.fileName($0))" }
        let path = names.map { "\($0).\(format.rawValue)" }.first { !taken.contains($0) } ?? numbered(names[0])
        taken.insert(path)
        return path
    }

    /// From short to unmistakable: kinds of two groups and objects of two namespaces may share a name.
    private static func candidates(for identity: ResourceIdentity) -> [String] {
        // As for the mesh as a whole: the namespace comes first.
        let kind = identity.kind == "Namespace" && identity.group.isEmpty ? "00-namespace" : identity.kind
        let base = "\(kind)-\(identity.name)"
        return [base, "\(base).\(identity.namespace)", "\(kind).\(identity.group)-\(identity.name)"]
    }

    private func numbered(_ base: String) -> String {
        var number = 2
        while taken.contains("\(base)-\(number).\(format.rawValue)") { number += 1 }
        return "\(base)-\(number).\(format.rawValue)"
    }

    /// Longer names than this do not fit into every file system together with a suffix.
    private static let longestName = 200

    /// The text as a name that is safe in any file system and means nothing to kustomize.
    static func fileName(_ text: String) -> String {
        let bytes = text.lowercased().utf8.prefix(longestName).map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"):
                byte
            default: UInt8(ascii: "-")
            }
        }
        let name = String(decoding: bytes, as: UTF8.self)
        if name.isEmpty || name.hasPrefix(".") { return "_\(name)" }
        return name == "kustomization" ? "kustomization-service" : name
    }
}
