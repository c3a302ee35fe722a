/// The name of a cluster, as Istio gives it: `outbound|9084|v1|backend-main.gym.svc.cluster.local`.
///
/// Names in statistics and access logs are then those of a cluster. Source: Istio, `pilot/pkg/model/service.go`
/// (`BuildSubsetKey`, `BuildDNSSrvSubsetKey`).
struct ClusterName: Hashable {
    enum Direction: String {
        case inbound, outbound
    }

    var direction: Direction
    var port: Int
    var subset = ""
    var host: String

    static func outbound(_ host: String, port: Int, subset: String? = nil) -> ClusterName {
        ClusterName(direction: .outbound, port: port, subset: subset ?? "", host: host)
    }

    static func inbound(port: Int) -> ClusterName { ClusterName(direction: .inbound, port: port, host: "") }

    var text: String { "\(direction.rawValue)|\(port)|\(subset)|\(host)" }

    /// The server name that clients ask for in TLS.
    var sni: String { "\(direction.rawValue)_.\(port)_.\(subset)_.\(host)" }

    /// Where requests go that no destination can be found for.
    static let blackHole = "BlackHoleCluster"
}
