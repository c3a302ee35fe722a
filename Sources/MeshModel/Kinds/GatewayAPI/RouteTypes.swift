/// A Gateway, Service or other object to which a route attaches.
public struct RouteParent: Model {
    /// Group of the parent; empty for the core group.
    ///
    /// - Default: gateway.networking.k8s.io
    public var group: String?
    /// Kind of the parent, such as Service or ServiceEntry.
    ///
    /// - Default: Gateway
    public var kind: String?
    /// Namespace of the parent.
    ///
    /// - Default: the route's namespace
    /// - Format: dnsLabel
    public var namespace: String?
    /// Name of the parent.
    ///
    /// - Length: 1...253
    public var name: String
    /// Name of a section of the parent, such as a listener.
    ///
    /// - Length: 1...253
    public var sectionName: String?
    /// Port of the parent.
    ///
    /// - Allowed: 1...65535
    public var port: Int?
    public var unknownFields = UnknownFields()
}

/// A Service or other object to which requests go.
public struct RouteBackend: Model {
    /// Group of the backend.
    ///
    /// - Default: the core group
    public var group: String?
    /// Kind of the backend.
    ///
    /// - Default: Service
    public var kind: String?
    /// Name of the backend.
    ///
    /// - Length: 1...253
    public var name: String
    /// Namespace of the backend; another one needs a ReferenceGrant.
    ///
    /// - Default: the route's namespace
    /// - Format: dnsLabel
    public var namespace: String?
    /// Port of the backend; required for Services.
    ///
    /// - Allowed: 1...65535
    public var port: Int?
    public var unknownFields = UnknownFields()
}

/// An object of the implementation in the same namespace.
public struct RouteExtension: Model {
    /// Group of the object.
    public var group: String
    /// Kind of the object.
    ///
    /// - Length: 1...63
    public var kind: String
    /// Name of the object.
    ///
    /// - Length: 1...253
    public var name: String
    public var unknownFields = UnknownFields()
}

/// A header and its value.
public struct RouteHeader: Model {
    /// Name of the header, without case.
    ///
    /// - Length: 1...256
    public var name: String
    /// Value of the header.
    ///
    /// - Length: 1...4096
    public var value: String
    public var unknownFields = UnknownFields()
}

/// Changes to headers.
public struct RouteHeaderModifier: Model {
    /// Headers that replace those of the same name.
    ///
    /// - ListKey: name
    /// - Count: 0...16
    public var set: [RouteHeader]?
    /// Headers that are added.
    ///
    /// - ListKey: name
    /// - Count: 0...16
    public var add: [RouteHeader]?
    /// Names of headers that are removed.
    ///
    /// - Set
    /// - Count: 0...16
    public var remove: [String]?
    public var unknownFields = UnknownFields()
}

/// A copy of requests for another backend, whose responses are ignored.
///
/// - OneOf: percent, fraction
public struct RouteRequestMirror: Model {
    /// The backend that gets the copies.
    public var backendRef: RouteBackend
    /// Share of the requests that are mirrored.
    ///
    /// - Allowed: 0...100
    /// - Unit: percent
    /// - Default: 100
    public var percent: Int?
    /// Share of the requests that are mirrored, as a fraction.
    public var fraction: RouteFraction?
    public var unknownFields = UnknownFields()
}

/// A fraction.
///
/// - Rule: !has(self.denominator) || self.numerator <= self.denominator => numerator must not be greater than denominator
public struct RouteFraction: Model {
    /// The upper part.
    ///
    /// - Allowed: 0...
    public var numerator: Int
    /// The lower part.
    ///
    /// - Allowed: 1...
    /// - Default: 100
    public var denominator: Int?
    public var unknownFields = UnknownFields()
}

/// How the requests of a session go to the same backend (experimental).
///
/// - Rule: !has(self.cookieConfig) || !has(self.cookieConfig.lifetimeType) || self.cookieConfig.lifetimeType != 'Permanent' || has(self.absoluteTimeout) => a permanent cookie needs absoluteTimeout
public struct RouteSessionPersistence: Model {
    /// Name of the cookie or header.
    ///
    /// - Length: 0...128
    public var sessionName: String?
    /// Time after which a session ends.
    public var absoluteTimeout: GoDuration?
    /// Time without requests after which a session ends.
    public var idleTimeout: GoDuration?
    /// Where the session is kept.
    ///
    /// - Default: Cookie
    public var type: PersistenceType?
    /// Settings of the cookie.
    public var cookieConfig: CookieConfiguration?
    public var unknownFields = UnknownFields()
}

extension RouteSessionPersistence {
    /// Settings of a session's cookie.
    public struct CookieConfiguration: Model {
        /// How long the cookie lives.
        ///
        /// - Default: Session
        public var lifetimeType: LifetimeType?
        public var unknownFields = UnknownFields()
    }

    /// Where a session is kept.
    public enum PersistenceType: String, Choice {
        /// In a cookie.
        case cookie = "Cookie"
        /// In a header.
        case header = "Header"
    }

    /// How long a cookie lives.
    public enum LifetimeType: String, Choice {
        /// Until it expires.
        case permanent = "Permanent"
        /// Until the browser is closed.
        case session = "Session"
    }
}

/// Which default Gateways a route attaches to (experimental).
public enum RouteDefaultGateways: String, Choice {
    /// All of them.
    case all = "All"
    /// None.
    case nothing = "None"
}
