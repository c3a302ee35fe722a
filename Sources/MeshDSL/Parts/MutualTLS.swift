public import MeshModel

/// Whether callers must show who they are by a certificate of the mesh; for one service, or for all.
public struct MutualTLS: ServicePart, MeshPart {
    let mode: PeerAuthentication.MutualTLSMode
    let reason: String?

    /// - Parameter reason: why, for whoever reads the manifest; worth a word wherever it is not strict.
    public init(_ mode: PeerAuthentication.MutualTLSMode, because reason: String? = nil) {
        self.mode = mode
        self.reason = reason
    }

    public func apply(to plan: inout ServicePlan) { plan.mutualTLS = self }
    public func contribute(to plan: inout MeshPlan) { plan.policy.mutualTLS = self }
}
