import MeshModel

/// Hosts outside the mesh that services may reach.
///
/// ```swift
/// let payments = Egress("payments", hosts: ["api.payments.example.com"])
/// ```
public struct Egress: MeshPart {
    let name: String
    let hosts: [String]
    let port: Int
    let `protocol`: String
    let place: SourcePlace

    /// - Parameters:
    ///   - hosts: DNS names.
    ///   - protocol: `TLS` where the workload encrypts by itself, `HTTP`, or another protocol that Istio knows.
    public init(
        _ name: String,
        hosts: [String],
        port: Int = 443,
        protocol: String = "TLS",
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column
    ) {
        self.name = name
        self.hosts = hosts
        self.port = port
        self.protocol = `protocol`
        place = SourcePlace(file, line, column)
    }

    public func contribute(to plan: inout MeshPlan) { plan.parts.append(.egress(self)) }
}

/// Leave for a service to reach hosts outside the mesh.
public struct Reaches: ServicePart {
    private let egress: Egress

    public init(_ egress: Egress) { self.egress = egress }
    public func apply(to plan: inout ServicePlan) { plan.egress.append(egress) }
}

extension MeshLowering {
    func serviceEntry(_ egress: Egress) -> ServiceEntry {
        ServiceEntry(
            metadata(egress.name),
            spec: .init(
                hosts: egress.hosts,
                ports: [
                    .init(
                        number: egress.port,
                        protocol: egress.protocol,
                        name: "\(egress.protocol.lowercased())-\(egress.port)"
                    )
                ],
                location: .meshExternal,
                resolution: .dns,
                exportTo: ["."]
            )
        )
    }
}
