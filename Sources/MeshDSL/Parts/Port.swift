/// A port that a service listens on.
public struct Port: ServicePart, Hashable {
    /// What is spoken on the port, which decides what the mesh can do with it.
    public enum ApplicationProtocol: String, Hashable, Sendable {
        case http, grpc, tcp, mysql, redis

        /// Whether the mesh sees requests, not only connections.
        var isHTTP: Bool { self == .http || self == .grpc }
    }

    /// 1...65535.
    public let number: Int
    /// Starts with the protocol, so that Istio knows it too.
    public let name: String
    public let `protocol`: ApplicationProtocol

    public static func http(_ number: Int, name: String = "http") -> Port { Port(number, name, .http) }
    public static func grpc(_ number: Int, name: String = "grpc") -> Port { Port(number, name, .grpc) }
    public static func tcp(_ number: Int, name: String = "tcp") -> Port { Port(number, name, .tcp) }
    static func mysql(_ number: Int) -> Port { Port(number, "tcp-mysql", .mysql) }
    static func redis(_ number: Int) -> Port { Port(number, "tcp-redis", .redis) }

    private init(_ number: Int, _ name: String, _ protocol: ApplicationProtocol) {
        self.number = number
        self.name = name
        self.protocol = `protocol`
    }

    public func apply(to plan: inout ServicePlan) {
        if !(1...65_535).contains(number) {
            plan.problems.append(
                MeshProblem(place: plan.place, message: "port \(number) of '\(plan.name)' is not in 1...65535")
            )
        }
        plan.ports.append(self)
    }
}
