public import Hummingbird

/// What the pages know about a request.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Who asks; `nil` for somebody who is not logged in.
    public internal(set) var session: Session?
    /// The form that was sent.
    public internal(set) var form = Form()
    /// The secret that forms on the page send back.
    var formSecret = ""
    var notice: Notice?
    /// The path and the query of the request.
    public internal(set) var path = ""

    public init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// Who asks.
    ///
    /// - Throws: what sends somebody who is not logged in to the log-in.
    @discardableResult
    public func member() throws -> Session {
        guard let session else { throw Refusal.noSession }
        return session
    }

    /// Who asks, if it is somebody with one of these roles.
    @discardableResult
    public func member(_ roles: Role...) throws -> Session {
        let session = try member()
        guard roles.contains(session.claims.role) else { throw Refusal.otherRole }
        return session
    }

    /// A part of the path by its name in the route.
    public func parameter(_ name: String) -> String { parameters.get(name) ?? "" }
}
