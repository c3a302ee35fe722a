public import GymCore

/// A log-in: what an access token says of who holds it.
public struct Session: Hashable, Sendable {
    /// Whose call is being answered; set while a gRPC call with a token runs.
    @TaskLocal public static var current: Session?

    /// The same for all tokens from one log-in.
    public let id: String
    public let caller: Caller
    /// The member's name.
    public let name: String
    /// When the token is no longer good.
    public let expires: Moment

    public init(id: String, caller: Caller, name: String, expires: Moment) {
        self.id = id
        self.caller = caller
        self.name = name
        self.expires = expires
    }
}
