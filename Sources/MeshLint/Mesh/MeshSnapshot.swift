public import MeshModel

/// Everything that is checked together: resources by kind, and what follows from them.
///
/// Made once and then only read, by all rules at the same time.
public final class MeshSnapshot: Sendable {
    /// All resources, in the order of the inputs.
    public let documents: [LintDocument]
    /// What could not be read.
    public let problems: [InputProblem]
    /// MeshConfig, as far as it is known.
    public let settings: MeshSettings
    /// What runs: pods and the templates of pods.
    public let workloads: WorkloadIndex
    /// The hosts that can be called.
    public let hosts: HostRegistry
    /// The gateways that VirtualServices and routes can name.
    let gateways: GatewayIndex
    /// The policies of destinations, by host.
    package let destinationRules: DestinationRuleIndex
    /// The namespaces, and what their labels say.
    package let namespaces: NamespaceIndex
    /// Whether the inputs are all there is.
    let isComplete: Bool

    private let lists: [ObjectIdentifier: any Sendable]
    private let kindsByNamespace: [String: Set<String>]
    // What several rules ask for is worked out once; each fact has a property of its own beside its type.
    let serviceMapFact = SharedFact<ServiceMap>()
    let gatewayWorkloadsFact = SharedFact<[Workload]>()
    let routeTableFact = SharedFact<RouteTable>()
    let callGraphFact = SharedFact<CallGraph>()
    let mutualTLSFact = SharedFact<MutualTLSModes>()
    let networkFencesFact = SharedFact<NetworkFences>()
    let waypointsFact = SharedFact<WaypointIndex>()
    let httpOverlapsFact = SharedFact<[ServiceOverlaps]>()
    let annotationPlacesFact = SharedFact<[AnnotationPlace]>()

    init(_ located: [any AnyLocated], problems: [InputProblem], settings: MeshSettings, isComplete: Bool) {
        self.problems = problems
        self.isComplete = isComplete
        documents = located.map(\.document)
        var groups: [ObjectIdentifier: [any AnyLocated]] = [:]
        for item in located { groups[item.kindID, default: []].append(item) }
        let lists = groups.compactMapValues { items in items.first?.typed(items) }
        self.lists = lists
        func all<Kind: Resource>(_ kind: Kind.Type) -> [Located<Kind>] { Self.all(kind, in: lists) }
        self.settings = settings.merging(configMaps: all(ConfigMap.self))
        gateways = GatewayIndex(all(Gateway.self), all(KubernetesGateway.self))
        let documents = documents
        (workloads, (hosts, destinationRules, namespaces, kindsByNamespace)) = Parallel.both(
            { Self.workloads(in: lists) },
            {
                (
                    HostRegistry(services: all(Service.self), entries: all(ServiceEntry.self)),
                    DestinationRuleIndex(all(DestinationRule.self)),
                    NamespaceIndex(all(Namespace.self), documents: documents),
                    documents.reduce(into: [:]) { $0[$1.namespace, default: []].insert($1.kind) }
                )
            }
        )
    }

    private typealias Lists = [ObjectIdentifier: any Sendable]

    private static func all<Kind: Resource>(_ kind: Kind.Type, in lists: Lists) -> [Located<Kind>] {
        lists[ObjectIdentifier(kind)] as? [Located<Kind>] ?? []
    }

    private static func workloads(in lists: Lists) -> WorkloadIndex {
        WorkloadIndex(
            pods: all(Pod.self, in: lists),
            deployments: all(Deployment.self, in: lists),
            statefulSets: all(StatefulSet.self, in: lists),
            daemonSets: all(DaemonSet.self, in: lists),
            replicaSets: all(ReplicaSet.self, in: lists),
            jobs: all(Job.self, in: lists),
            cronJobs: all(CronJob.self, in: lists)
        )
    }

    /// The resources of a kind, in the order of the inputs.
    public func all<Kind: Resource>(_ kind: Kind.Type) -> [Located<Kind>] {
        Self.all(kind, in: lists)
    }

    /// Whether the inputs hold a resource of this kind in the namespace.
    public func has(_ kind: String, in namespace: String) -> Bool {
        kindsByNamespace[namespace]?.contains(kind) == true
    }

    /// Whether the inputs hold a resource of this kind in any namespace.
    public func has(_ kind: String) -> Bool { kindsByNamespace.values.contains { $0.contains(kind) } }
}

extension MeshSnapshot {
    /// Whether a Service that is not among the inputs does not exist in the namespace: all are there, or some of it are.
    public func knowsServices(of namespace: String) -> Bool { isComplete || has("Service", in: namespace) }

    /// Whether pods that are not among the inputs do not run in the namespace.
    public func knowsWorkloads(of namespace: String) -> Bool { isComplete || workloads.runs(in: namespace) }

    /// Whether a resource of a kind that is not among the inputs does not exist in the namespace.
    public func knows(_ kind: String, of namespace: String) -> Bool { isComplete || has(kind, in: namespace) }

    /// The namespace whose policies hold for the whole mesh.
    public var rootNamespace: String { settings.rootNamespace }
}
