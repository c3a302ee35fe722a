import MeshModel
import YAML

/// What conditions of TLS and TCP routes have in common.
struct L4Conditions {
    var subnets: [String]?
    var labels: [String: String]?

    /// Reports what is wrong with them.
    func check(at path: FieldPath, _ service: Located<VirtualService>, _ report: Report) {
        for (index, subnet) in (subnets ?? []).enumerated() where IPRange(subnet) == nil {
            report(service, at: path.destinationSubnets[index], "'\(subnet)' is no range of addresses")
        }
        if let labels, let problem = LabelSyntax.problem(of: labels) {
            report(service, at: path.sourceLabels[problem.key], problem.message)
        }
    }
}
