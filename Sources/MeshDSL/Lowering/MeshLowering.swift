import MeshModel

/// Derives the resources of a mesh from its plan.
struct MeshLowering {
    let plan: MeshPlan
    /// The calls by the service that is called.
    let callsByCallee: [String: [Call]]
    /// The names of the services that a workload of the mesh calls, by its name.
    let calleesByCaller: [String: [String]]
    /// The services by name.
    let services: [String: ServicePlan]
    /// The labels of what belongs to a service, by its name; made once, for all its resources.
    private let labelsByService: [String: [String: String]]

    init(_ plan: MeshPlan) {
        self.plan = plan
        callsByCallee = Dictionary(grouping: plan.calls, by: \.callee)
        var callees: [String: [String]] = [:]
        for call in plan.calls {
            if case .workload(let caller) = call.caller { callees[caller, default: []].append(call.callee) }
        }
        calleesByCaller = callees.mapValues(\.uniqued)
        var services: [String: ServicePlan] = [:]
        for case .service(let service) in plan.parts { services[service.name] = service.plan }
        self.services = services
        labelsByService = services.keys.reduce(into: [:]) { $0[$1] = Self.labels(in: plan, of: $1) }
    }

    /// Hands over the resources of the namespace, then those of each declaration in order.
    func lower(_ receive: @escaping (DeclaredResource) -> Void) -> MeshSummary {
        var output = LoweringOutput(plan: plan, receive: receive)
        namespaceResources(&output)
        for part in plan.parts {
            switch part {
            case .service(let service):
                // One mistake, not one for each resource that would have the name.
                guard service.plan.hasValidName else { continue }
                serviceResources(service.plan, &output)
            case .ingress(let ingress): ingressResources(ingress, &output)
            case .egress(let egress): output.add(serviceEntry(egress), at: egress.place)
            case .resource(let resource): output.add(resource)
            }
        }
        return output.finish(problems: plan.problems + unknownCallees)
    }

    /// Calls of services that are not declared: their routes would lead nowhere.
    private var unknownCallees: [MeshProblem] {
        callsByCallee.keys.sorted().filter { services[$0] == nil }.map { name in
            let callers = callsByCallee[name, default: []].compactMap { call -> String? in
                if case .workload(let caller) = call.caller { caller } else { nil }
            }
            let place = callers.compactMap { services[$0]?.place }.first ?? plan.place
            return MeshProblem(
                place: place,
                message:
                    "'\(name)' is called by \(Set(callers).sorted().joined(separator: ", ")) but is not part of the mesh; "
                    + "add it to the declarations of the mesh"
            )
        }
    }

    /// The labels of everything that belongs to a service.
    func metadata(_ name: String, service: String? = nil, annotations: [String: String] = [:]) -> ObjectMeta {
        ObjectMeta(
            name: name,
            namespace: plan.namespace,
            labels: service.flatMap { labelsByService[$0] } ?? Self.labels(in: plan, of: service),
            annotations: annotations.isEmpty ? nil : annotations
        )
    }

    private static func labels(in plan: MeshPlan, of service: String?) -> [String: String] {
        var labels = ["app.kubernetes.io/managed-by": "meshgen", "app.kubernetes.io/part-of": plan.name]
        if let service {
            labels["app"] = service
            labels["app.kubernetes.io/name"] = service
        }
        return labels
    }
}

/// Takes in derived resources: adjusts them, and hands them on.
struct LoweringOutput {
    private let plan: MeshPlan
    private let receive: (DeclaredResource) -> Void
    /// The adjustments that hold right now: those of the mesh, then those of the service that is written.
    private var adjustments: [(adjustment: Adjustment, isUsed: Bool)]
    private var summary = MeshSummary()

    init(plan: MeshPlan, receive: @escaping (DeclaredResource) -> Void) {
        self.plan = plan
        self.receive = receive
        adjustments = plan.adjustments.map { ($0, false) }
    }

    mutating func add(
        _ resource: any Resource,
        at place: SourcePlace,
        service: String? = nil,
        comment: String? = nil
    ) {
        add(DeclaredResource(resource, at: place, service: service, comment: comment))
    }

    mutating func add(_ declared: DeclaredResource) {
        var declared = declared
        for index in adjustments.indices where adjustments[index].adjustment.change(&declared.resource) {
            adjustments[index].isUsed = true
        }
        if declared.resource.metadata.namespace == nil, Swift.type(of: declared.resource).type.scope == .namespaced {
            declared.resource.metadata.namespace = plan.namespace
        }
        receive(declared)
    }

    mutating func note(_ note: String) { summary.notes.append(note) }

    mutating func require(_ secret: SecretRequirement) { summary.secrets.append(secret) }

    /// Applies further adjustments to what is added by `body`.
    mutating func adjusting(_ more: [Adjustment], _ body: (inout LoweringOutput) -> Void) {
        let count = adjustments.count
        adjustments += more.map { ($0, false) }
        body(&self)
        reportUnused(adjustments[count...])
        adjustments.removeSubrange(count...)
    }

    consuming func finish(problems: [MeshProblem]) -> MeshSummary {
        reportUnused(adjustments[...])
        summary.problems = problems + summary.problems
        summary.policies = plan.policies
        return summary
    }

    private mutating func reportUnused(_ adjustments: ArraySlice<(adjustment: Adjustment, isUsed: Bool)>) {
        for (adjustment, isUsed) in adjustments where !isUsed {
            let message = "this adjustment meets no \(adjustment.kind): nothing that is declared here derives one"
            summary.problems.append(MeshProblem(place: adjustment.place, message: message))
        }
    }
}
