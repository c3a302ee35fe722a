public import MeshModel

/// A part of the inputs that did not become a resource, or that became one with a doubt.
public struct InputProblem: Sendable {
    public enum Kind: Sendable {
        /// The text is not YAML.
        case malformed
        /// The text is not UTF-8, or holds characters that YAML does not allow.
        case encoding
        /// The text is larger or deeper than what is read.
        case limit
        /// The document is no object.
        case notAnObject
        /// The object has neither `apiVersion` nor `kind`: something else than a manifest.
        case notAManifest
        /// One of `apiVersion` and `kind` is missing, or not a text.
        case noKind
        /// A mapping has a key twice; the last value counts.
        case repeatedKey
        /// The file is a template: it becomes a manifest only when it is rendered.
        case template
        /// The file is a patch of kustomize, which is no whole resource.
        case patch
    }

    public var kind: Kind
    public var message: String
    public var place: SourcePlace
    /// The resource, if it could be read so far.
    public var subject: Finding.Subject?
}
