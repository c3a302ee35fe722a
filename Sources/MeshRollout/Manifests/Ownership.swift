import YAML

/// Controllers in manifests that shift the traffic of a service themselves.
enum Ownership {
    static func objections(_ files: [ManifestFile], _ table: RouteTable) -> [Refusal] {
        files.flatMap { file in
            file.resources("Canary", group: "flagger.app").filter { isFlagger($0, table) }.map {
                refusal("the Flagger Canary \($0.resourceName)", file.path, $0, table)
            }
                + file.resources("Rollout", group: "argoproj.io").filter { isArgo($0, table) }.map {
                    refusal("the Argo Rollout \($0.resourceName)", file.path, $0, table)
                }
        }
    }

    private static func isFlagger(_ node: Node, _ table: RouteTable) -> Bool {
        let names = [node["spec"]?["service"]?["name"]?.text, node["spec"]?["targetRef"]?["name"]?.text]
        return isSameNamespace(node, table) && names.contains(table.service.name)
    }

    private static func isArgo(_ node: Node, _ table: RouteTable) -> Bool {
        guard isSameNamespace(node, table) else { return false }
        let strategy = node["spec"]?["strategy"]
        let canary = strategy?["canary"]
        let services = [
            canary?["stableService"]?.text, canary?["canaryService"]?.text,
            strategy?["blueGreen"]?["activeService"]?.text, strategy?["blueGreen"]?["previewService"]?.text,
        ]
        let istio = canary?["trafficRouting"]?["istio"]
        let listed = istio?["virtualServices"]?.items.compactMap { $0["name"]?.text } ?? []
        let virtualServices = Set([istio?["virtualService"]?["name"]?.text].compactMap(\.self) + listed)
        return services.contains(table.service.name)
            || table.routes.contains { virtualServices.contains($0.resource.resourceName) }
    }

    private static func isSameNamespace(_ node: Node, _ table: RouteTable) -> Bool {
        guard let own = node.resourceNamespace, let other = table.service.namespace else { return true }
        return own == other
    }

    private static func refusal(_ owner: String, _ file: String, _ node: Node, _ table: RouteTable) -> Refusal {
        Refusal(
            .owned,
            "\(owner) shifts the traffic of \(table.service) itself (\(file):\(node.mark.line))",
            advice: ["release with it, or remove it first: both would undo each other's changes"]
        )
    }
}
