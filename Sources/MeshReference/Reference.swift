public import MeshModel
import MeshRender

/// What meshgen knows about the kinds, to be looked up by path: the content behind `meshgen schema`.
public enum Reference {
    /// The page of a kind, or of a field inside it: `vs`, `virtualservice.spec.http.route`.
    ///
    /// The kind is a name, a plural or an abbreviation, in any case. Lists and maps are looked through, so that the path names
    /// fields alone.
    ///
    /// - Parameter apiVersion: tells kinds of one name apart; `nil` takes the first.
    public static func page(_ path: String, apiVersion: String? = nil) throws(ReferenceError) -> ReferencePage {
        var names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let kindName = names.removeFirst()
        let types = ResourceKinds.types(named: kindName)
        guard !types.isEmpty else { throw unknownKind(kindName) }
        let matching = types.filter { apiVersion == nil || $0.type.serves(apiVersion ?? "") }
        guard let kind = matching.first else {
            let versions = types.map { $0.type.apiVersion }.joined(separator: ", ")
            throw ReferenceError("\(types[0].type.kind) has no version '\(apiVersion ?? "")'; known: \(versions)")
        }
        var page = ReferencePage(kind: kind, others: types.map { $0.type }.filter { $0 != kind.type })
        for name in names { try page.enter(name) }
        return page
    }

    /// All kinds, by API group and name.
    public static var kinds: [ResourceType] {
        ResourceKinds.all.map { $0.type }.sorted { ($0.group, $0.kind) < ($1.group, $1.kind) }
    }

    /// The names of all kinds as they are typed: plural, in lower case.
    public static var kindNames: [String] { kinds.map(\.plural).sorted() }

    private static func unknownKind(_ name: String) -> ReferenceError {
        let names = ResourceKinds.all.flatMap { [$0.type.kind, $0.type.plural] + $0.type.shortNames }
        let suggestion = name.nearest(in: names).map { "did you mean '\($0)'?" } ?? "'meshgen schema' lists the kinds"
        return ReferenceError("meshgen knows no kind '\(name)'; \(suggestion)")
    }
}

extension ResourceType {
    fileprivate func serves(_ version: String) -> Bool { apiVersion == version || otherVersions.contains(version) }
}

extension ReferencePage {
    /// Goes on to a field of the object that the page is about.
    fileprivate mutating func enter(_ name: String) throws(ReferenceError) {
        guard let schema else { throw ReferenceError("\(title) is a \(shape): it has no fields, so no '\(name)'") }
        guard let field = schema.field(name) else {
            let suggestion = name.nearest(in: schema.fields.map(\.name)).map { "did you mean '\($0)'?" }
            throw ReferenceError(
                "\(title) has no field '\(name)'; "
                    + (suggestion ?? "it has \(schema.fields.map(\.name).joined(separator: ", "))")
            )
        }
        path.append(name)
        self.field = field
    }
}

/// A path that leads nowhere.
public struct ReferenceError: Error, Hashable, Sendable {
    /// What is wrong and what to do: lower case, no full stop.
    public var message: String

    init(_ message: String) { self.message = message }
}
