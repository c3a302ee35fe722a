public import MeshModel

/// A mistake of a mesh that keeps it from being rendered.
public struct RenderProblem: Error, Hashable, Sendable {
    /// What is wrong, as a sentence fragment for people: lower case, no full stop.
    public var message: String
    /// The declaration that has to change, if there is one.
    public var place: SourcePlace?
    /// What else helps, such as another place; shown under the line of the place.
    public var hint: Hint?

    /// What stands under a quoted line.
    public enum Hint: Hashable, Sendable {
        case text(String)
        /// The declaration that came first.
        case first(SourcePlace)
    }

    public init(_ message: String, at place: SourcePlace? = nil, hint: Hint? = nil) {
        self.message = message
        self.place = place
        self.hint = hint
    }
}
