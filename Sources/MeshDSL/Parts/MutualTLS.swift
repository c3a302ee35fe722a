public import MeshModel

/// Whether callers must show who they are by a certificate of the mesh; for one service, or for all.
///
/// `.permissive` lets callers without a certificate connect, not in: where access is restricted, they have no identity that
/// could be allowed. Let them in by their addresses, with ``Allow`` and ``Caller/addresses(_:)``, until they are in the mesh.
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
