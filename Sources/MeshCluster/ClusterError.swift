/// A reason why a cluster cannot be asked or does not do what it is asked.
public struct ClusterError: Error, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// A kubeconfig is missing, broken, or says something that cannot be followed.
        case configuration
        /// The user's credentials cannot be had, or the cluster does not take them.
        case credentials
        /// The user may not do this.
        case forbidden
        /// The resource or its kind does not exist.
        case notFound
        /// The resource is not what it was when it was read.
        case conflict
        /// The cluster does not take what it is given.
        case invalid
        /// The cluster cannot be reached, or does not answer as a cluster should.
        case unreachable
        /// The user stopped it.
        case cancelled
    }

    public var code: Code
    /// What went wrong, with the place: lower case, no full stop; never with a secret.
    public var message: String
    /// What to do about it, one line each.
    public var advice: [String]

    public init(_ code: Code, _ message: String, advice: [String] = []) {
        self.code = code
        self.message = message
        self.advice = advice
    }
}
