/// A place in a source text: a Mesh.swift, or a YAML file.
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// Counted from 1.
    public var line: Int
    /// Counted from 1.
    public var column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    public var description: String { "\(file):\(line):\(column)" }
}

/// A resource together with where it was declared and what it belongs to.
public struct DeclaredResource: Sendable {
    public var resource: any Resource
    /// The version to write, where it is not the kind's own.
    public var apiVersion: String?
    /// Where the declaration stands that the resource follows from.
    public var place: SourcePlace
    /// The service it belongs to, which names the file it is written to; `nil` for what belongs to the whole mesh.
    public var service: String?
    /// What a reader of the manifest should know; written as a comment above the document.
    public var comment: String?

    public init(
        _ resource: any Resource,
        apiVersion: String? = nil,
        at place: SourcePlace,
        service: String? = nil,
        comment: String? = nil
    ) {
        self.resource = resource
        self.apiVersion = apiVersion
        self.place = place
        self.service = service
        self.comment = comment
    }
}

/// A Secret that the resources refer to and that somebody else must create.
public struct SecretRequirement: Hashable, Sendable {
    public var namespace: String
    public var name: String
    /// The keys that are read from it.
    public var keys: [String]
    /// Who reads it, for people: `backend-main`.
    public var user: String

    public init(namespace: String, name: String, keys: [String], user: String) {
        self.namespace = namespace
        self.name = name
        self.keys = keys
        self.user = user
    }
}
