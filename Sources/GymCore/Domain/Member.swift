/// What somebody may do.
public enum Role: String, Codable, Sendable, CaseIterable {
    case member, trainer, admin
}

/// Somebody with an account; trainers and administrators are members too.
public struct Member: Hashable, Codable, Sendable {
    public let id: String
    /// In lower case; no two members have the same.
    public var email: String
    public var name: String
    public var role: Role
    /// The id of a plan.
    public var plan: String
    /// Counts the changes; an update names the one it was made from.
    public var version: Int

    public init(id: String, email: String, name: String, role: Role, plan: String, version: Int) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.plan = plan
        self.version = version
    }
}

/// What a new account is made from.
public struct Registration: Sendable {
    public var email: String
    public var name: String
    /// As ``PasswordHasher`` makes it.
    public var passwordHash: String
    public var role: Role

    public init(email: String, name: String, passwordHash: String, role: Role = .member) {
        self.email = email
        self.name = name
        self.passwordHash = passwordHash
        self.role = role
    }
}

/// What is to be different about a member; absent stays as it is.
public struct MemberChange: Sendable {
    public var name: String?
    public var plan: String?
    public var role: Role?

    public init(name: String? = nil, plan: String? = nil, role: Role? = nil) {
        self.name = name
        self.plan = plan
        self.role = role
    }
}

/// On whose behalf something is done: what an access token says.
public struct Caller: Hashable, Sendable {
    /// The id of the member.
    public let id: String
    public let role: Role

    public init(id: String, role: Role) {
        self.id = id
        self.role = role
    }
}
