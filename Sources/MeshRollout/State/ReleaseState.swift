/// Which versions of a service get its traffic.
///
/// A value without files or clusters: commands turn one state into the next, or are refused.
public struct ReleaseState: Hashable, Sendable {
    /// The version that everybody trusts; there always is one.
    public private(set) var stable: String
    /// The version that is being tried out; `nil` between releases.
    public private(set) var canary: CanaryShare?

    /// - Parameter canary: another version than the stable one, with a share of 0...100; others count as none.
    public init(stable: String, canary: CanaryShare? = nil) {
        self.stable = stable
        self.canary = canary.flatMap { $0.version != stable && 0...100 ~= $0.percent ? $0 : nil }
    }

    /// The share of each version in percent; they always add up to 100.
    public var shares: [VersionPercent] {
        guard let canary else { return [VersionPercent(version: stable, percent: 100)] }
        return [
            VersionPercent(version: stable, percent: 100 - canary.percent),
            VersionPercent(version: canary.version, percent: canary.percent),
        ]
    }
}

/// What a version on trial gets.
public struct CanaryShare: Hashable, Sendable {
    public var version: String
    /// 0...100 of the requests that nothing else decides about.
    public var percent: Int
    public var extras: CanaryExtras

    public init(version: String, percent: Int, extras: CanaryExtras = CanaryExtras()) {
        self.version = version
        self.percent = percent
        self.extras = extras
    }
}

/// How requests reach a canary beside its share.
public struct CanaryExtras: Hashable, Sendable {
    /// Requests with all of these headers always get the canary.
    public var headers: [HeaderMatch]
    /// The percentage of requests that the canary gets a copy of, 0...100; `nil` for none.
    public var mirror: Int?
    /// Whether users who have seen the canary stay with it, whatever its share.
    public var isSticky: Bool

    public init(headers: [HeaderMatch] = [], mirror: Int? = nil, isSticky: Bool = false) {
        self.headers = headers
        self.mirror = mirror
        self.isSticky = isSticky
    }

    /// Whether requests reach the canary by its share alone.
    public var isEmpty: Bool { self == CanaryExtras() }
}

/// A version and its share.
public struct VersionPercent: Hashable, Sendable {
    public var version: String
    public var percent: Int
}
