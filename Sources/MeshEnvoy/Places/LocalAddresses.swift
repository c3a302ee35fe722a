public import MeshLint

/// Where everything of a mesh listens on one machine: addresses of the loopback network, and no others.
///
/// A pod's address and the address of the program behind its sidecar differ, so that both can listen at the ports of the
/// cluster. A client reaches each host at an address of its own, which is where its own sidecar listens for that host: thus a
/// sidecar knows whom a call is for, and the called one who calls, without any rule of a firewall.
///
/// | addresses | what listens there |
/// | --- | --- |
/// | 127.0.0.1 | gateways |
/// | 127.1.0.0/16 | pods, that is their sidecars |
/// | 127.2.0.0/16 | the programs behind them |
/// | 127.3.0.0 to 127.15.255.255 | sidecars, for the hosts that their programs call |
///
/// That is the first of fifteen such networks: several meshes can run on one machine.
public struct LocalAddresses: Sendable {
    /// What is added to the ports of gateways, since only root may listen below 1024.
    public var portBase: Int
    /// Which of the networks it is, from 0 to 14.
    public let network: Int
    /// Where gateways listen.
    public var gatewayHost = "127.0.0.1"

    private let workloads: [ObjectIdentifier: Int]
    private let proxies: [String: Int]
    private let hosts: [String: Int]

    init(of mesh: MeshSnapshot, proxies: [Proxy], portBase: Int, network: Int) {
        self.network = network
        self.portBase = portBase
        workloads = Self.numbered(mesh.serviceMap.workloads.map(ObjectIdentifier.init))
        self.proxies = Self.numbered(proxies.map(\.id))
        hosts = Self.numbered(mesh.hosts.all.map(\.name))
    }

    private static func numbered<Item: Hashable>(_ items: [Item]) -> [Item: Int] {
        var numbers: [Item: Int] = [:]
        for item in items where numbers[item] == nil { numbers[item] = numbers.count }
        return numbers
    }

    /// The address of a workload's pods, that is of their sidecar.
    public func pod(of workload: Workload) -> String { address(in: 1, number(of: workload)) }

    /// The address of the program behind a sidecar.
    public func program(of workload: Workload) -> String { address(in: 2, number(of: workload)) }

    /// Where a proxy tells about itself.
    public func admin(of proxy: Proxy) -> SocketAddress {
        switch proxy.role {
        case .gateway: SocketAddress(gatewayHost, 15_000 + portBase % 10_000 + (proxies[proxy.id] ?? 0))
        case .sidecar: SocketAddress(proxy.workload.map(pod) ?? gatewayHost, 15_000)
        }
    }

    /// Where a sidecar listens for the calls of its program to a host.
    public func host(_ name: String, from proxy: Proxy) -> String {
        address(in: 3, (proxies[proxy.id] ?? 0) * max(hosts.count, 1) + (hosts[name] ?? 0))
    }

    /// Where a gateway listens for a port that its Gateway names.
    public func gatewayPort(_ port: Int) -> Int { port + portBase }

    private func number(of workload: Workload) -> Int { workloads[ObjectIdentifier(workload)] ?? 0 }

    /// The address of a number within a block; the last part is never 0 or 255.
    private func address(in block: Int, _ number: Int) -> String {
        let (high, last) = number.quotientAndRemainder(dividingBy: 250)
        let (second, third) = high.quotientAndRemainder(dividingBy: 256)
        return "127.\(network * 16 + block + second).\(third).\(last + 1)"
    }
}
