/// A kind of Kubernetes or Istio resource: an object with an `apiVersion`, a `kind` and metadata.
public protocol Resource: Model {
    /// The kind's identity in the API.
    static var type: ResourceType { get }

    var metadata: ObjectMeta { get set }
}

/// The identity of a kind in the Kubernetes API.
public struct ResourceType: Hashable, Sendable {
    /// The version that is written: `networking.istio.io/v1`.
    public let apiVersion: String
    /// The API group: `networking.istio.io`; empty for the core kinds.
    public let group: String
    public var kind: String
    /// Other served versions with the same fields, which are read as this kind too.
    public var otherVersions: [String]
    /// The name in URLs and in roles: `virtualservices`.
    public var plural: String
    /// Abbreviations that kubectl knows: `vs`.
    public var shortNames: [String]
    public var scope: Scope

    /// Whether objects of the kind live in a namespace.
    public enum Scope: Sendable { case namespaced, cluster }

    public init(
        _ apiVersion: String,
        _ kind: String,
        also otherVersions: [String] = [],
        plural: String,
        shortNames: [String] = [],
        scope: Scope
    ) {
        self.apiVersion = apiVersion
        group = Self.group(of: apiVersion)
        self.kind = kind
        self.otherVersions = otherVersions
        self.plural = plural
        self.shortNames = shortNames
        self.scope = scope
    }

    /// The group of an `apiVersion`; empty for the core kinds.
    public static func group(of apiVersion: String) -> String {
        apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(apiVersion[..<$0]) } ?? ""
    }
}

/// What no two resources of a system may share.
public struct ResourceIdentity: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The API group, without the version.
    public var group: String
    public var kind: String
    /// Empty for kinds that live in no namespace, and where the namespace is left to the one who applies.
    public var namespace: String
    public var name: String

    public init(group: String, kind: String, namespace: String = "", name: String) {
        self.group = group
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// `VirtualService gym/backend-main`.
    public var description: String { namespace.isEmpty ? "\(kind) \(name)" : "\(kind) \(namespace)/\(name)" }

    /// Hashes what tells most resources apart, and no more.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(name)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.namespace, lhs.kind, lhs.name, lhs.group) < (rhs.namespace, rhs.kind, rhs.name, rhs.group)
    }
}

extension Resource {
    public var identity: ResourceIdentity {
        let (apiVersion, kind) = typeName
        let type = Self.type
        return ResourceIdentity(
            group: apiVersion == type.apiVersion ? type.group : ResourceType.group(of: apiVersion),
            kind: kind,
            namespace: type.scope == .cluster ? "" : metadata.namespace ?? "",
            name: metadata.name ?? ""
        )
    }

    /// Appends the whole document: `apiVersion` and `kind`, then the fields in the order of their declaration.
    public func encodeDocument(to tape: inout Tape, apiVersion: String? = nil) {
        let typeName = typeName
        tape.beginObject()
        tape.key("apiVersion")
        tape.string(apiVersion ?? typeName.apiVersion)
        tape.key("kind")
        tape.string(typeName.kind)
        encodeFields(to: &tape)
        tape.endObject()
    }

    /// The document as a resource of this kind; `nil` if it is not an object.
    public static func decodeDocument(_ tape: Tape) -> Self? {
        var reader = TapeReader(tape)
        guard reader.take(.beginObject) else { return nil }
        var value = Self.empty
        while reader.next == .key {
            let start = reader.position
            let number = reader.takeKeyNumber(in: keys)
            if number >= 0, value.decodeField(number, from: &reader) { continue }
            if reader.next == .string, reader.isTypeKey(at: start) {
                reader.skip()
            } else {
                value.unknownFields.append(keyAt: start, from: &reader)
            }
        }
        return value
    }
}

extension TapeReader {
    /// Whether the key at `start` is `apiVersion` or `kind`.
    fileprivate func isTypeKey(at start: Int) -> Bool {
        var copy = self
        copy.position = start
        return copy.takeKeyNumber(in: Tape.typeKeys) >= 0
    }
}

/// The kinds that meshgen knows field by field.
public enum ResourceKinds {
    /// The kind of an `apiVersion` and `kind`, in any of its versions; `nil` if it is not modelled.
    public static func type(apiVersion: String, kind: String) -> (any Resource.Type)? {
        byKind[kind]?.first { type in
            type.type.apiVersion == apiVersion || type.type.otherVersions.contains(apiVersion)
        }
    }

    /// The kinds of a name, a plural or an abbreviation, in any case: `VirtualService`, `virtualservices`, `vs`.
    public static func types(named name: String) -> [any Resource.Type] {
        let name = name.lowercased()
        return all.filter {
            let type = $0.type
            return type.kind.lowercased() == name || type.plural == name || type.shortNames.contains(name)
        }
    }

    private static let byKind = [String: [any Resource.Type]](grouping: all) { $0.type.kind }
}
