import MeshModel
import Testing

@testable import MeshLint

/// Facts about a mesh in the cases where two resources say something of one thing, or one says half of it.
@Suite struct MeshFactTests {
    // MARK: Mutual TLS

    @Test func theFirstPolicyOfANamespaceHolds() {
        let mesh = Self.mesh(
            Self.peerAuthentication("a", "shop", "STRICT") + Self.peerAuthentication("b", "shop", "DISABLE")
        )
        #expect(mesh.mutualTLS.mode(ofNamespace: "shop").mode == .strict)
        #expect(DefaultModes(mesh).server(of: "shop") == .strict)
    }

    @Test func anUnsetModeIsThatOfTheMesh() {
        let mesh = Self.mesh(
            Self.peerAuthentication("a", "shop", "UNSET") + Self.peerAuthentication("b", "istio-system", "STRICT")
        )
        #expect(DefaultModes(mesh).server(of: "shop") == .strict)
        #expect(DefaultModes(mesh).server(of: nil) == .strict)
    }

    @Test func nothingHoldsWhereNoPolicySaysAnything() {
        let mesh = Self.mesh(Self.peerAuthentication("a", "shop", "STRICT"))
        #expect(DefaultModes(mesh).server(of: "bank") == nil)
        #expect(mesh.mutualTLS.mode(ofNamespace: "bank").mode == .permissive)
    }

    // MARK: Network policies

    @Test(arguments: [("team: web", true), ("team: data", false), ("kubernetes.io/metadata.name: web", true)])
    func namespacesAreSelectedByTheirFirstLabels(_ label: String, isOpen: Bool) throws {
        let mesh = Self.mesh(
            Self.namespace("web", "team: web") + Self.namespace("web", "team: data")
                + Self.deployment("cart", "shop") + Self.networkPolicy(from: label)
        )
        let fences = mesh.networkFences
        let policies = fences.ingress(of: try #require(mesh.workloads.all.first))
        let party = NetworkFences.Party(namespace: "web", labels: [:])
        #expect(fences.opensIngress(policies, from: party, port: 8080) == isOpen)
    }

    @Test func namespacesWithoutADocumentHaveTheirName() throws {
        let mesh = Self.mesh(
            Self.deployment("cart", "shop") + Self.networkPolicy(from: "kubernetes.io/metadata.name: web")
        )
        let policies = mesh.networkFences.ingress(of: try #require(mesh.workloads.all.first))
        let party = NetworkFences.Party(namespace: "web", labels: [:])
        #expect(mesh.networkFences.opensIngress(policies, from: party, port: 8080))
    }

    // MARK: Membership

    @Test(arguments: [
        ("istio-injection: enabled", "", Membership.sidecar),
        ("istio-injection: enabled", "sidecar.istio.io/inject: \"false\"", .outside),
        ("istio-injection: disabled, istio.io/rev: canary", "", .outside),
        ("istio.io/rev: canary", "", .sidecar),
        ("team: web", "istio.io/rev: canary", .sidecar),
        ("team: web", "istio.io/rev: \"\"", .outside),
        ("team: web", "sidecar.istio.io/inject: \"true\"", .sidecar),
        ("istio.io/dataplane-mode: ambient", "", .ambient),
        ("istio.io/dataplane-mode: ambient", "sidecar.istio.io/inject: \"false\"", .ambient),
        ("istio.io/dataplane-mode: ambient", "istio.io/dataplane-mode: none", .outside),
        ("istio-injection: enabled, istio.io/dataplane-mode: ambient", "istio.io/dataplane-mode: ambient", .sidecar),
    ])
    func labelsTellHowPodsTakePart(_ namespace: String, _ pod: String, expected: Membership) throws {
        let mesh = Self.mesh(Self.namespace("shop", namespace) + Self.deployment("cart", "shop", pod))
        #expect(mesh.membership(of: try #require(mesh.workloads.all.first)) == expected)
    }

    @Test func aProxyInThePodIsASidecarOfItsOwn() throws {
        let native = "{name: istio-proxy, image: proxy, restartPolicy: Always}"
        let mesh = Self.mesh(Self.deployment("cart", "shop", initContainers: native))
        let workload = try #require(mesh.workloads.all.first)
        #expect(mesh.membership(of: workload) == .sidecar)
        #expect(workload.hasNativeSidecar)
    }

    @Test func nothingIsKnownOfPodsInNamespacesWithoutADocument() throws {
        let mesh = Self.mesh(Self.deployment("cart", "shop"))
        #expect(mesh.membership(of: try #require(mesh.workloads.all.first)) == .unknown)
    }

    // MARK: Waypoints

    @Test(arguments: [
        ("", "", false), ("istio.io/use-waypoint: way", "", true), ("", "istio.io/use-waypoint: way", true),
        ("istio.io/use-waypoint: way", "istio.io/use-waypoint: none", false),
        ("istio.io/use-waypoint: none", "", false),
    ])
    func theServiceDecidesBeforeItsNamespace(_ namespace: String, _ service: String, isServed: Bool) throws {
        let ambient = "istio.io/dataplane-mode: ambient"
        let labels = namespace.isEmpty ? ambient : "\(ambient), \(namespace)"
        let mesh = Self.mesh(Self.namespace("shop", labels) + Self.service("cart", "shop", service))
        #expect(mesh.waypoints.serves(try #require(mesh.all(Service.self).first)) == isServed)
        let names = [namespace, service].contains { $0.hasSuffix("way") }
        #expect(mesh.waypoints.hasWaypoint("shop") == names)
        #expect(mesh.waypoints.lacksWaypoint("shop") == !names)
    }
}

extension MeshFactTests {
    private static func mesh(_ text: String) -> MeshSnapshot {
        let read = SourceReader.read([LintSource("mesh.yaml", text)])
        return MeshSnapshot(read.flatMap(\.resources), problems: [], settings: MeshSettings(), isComplete: false)
    }

    private static func peerAuthentication(_ name: String, _ namespace: String, _ mode: String) -> String {
        """
        ---
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: \(name), namespace: \(namespace)}
        spec: {mtls: {mode: \(mode)}}

        """
    }

    private static func namespace(_ name: String, _ labels: String) -> String {
        """
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: \(name), labels: {\(labels)}}

        """
    }

    private static func deployment(
        _ name: String,
        _ namespace: String,
        _ labels: String = "",
        initContainers: String = ""
    ) -> String {
        """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          selector: {matchLabels: {app: \(name)}}
          template:
            metadata: {labels: {\(labels.isEmpty ? "app: \(name)" : "app: \(name), \(labels)")}}
            spec:
              initContainers: [\(initContainers)]
              containers: [{name: \(name), image: \(name)}]

        """
    }

    private static func service(_ name: String, _ namespace: String, _ labels: String) -> String {
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: \(name), namespace: \(namespace), labels: {\(labels)}}
        spec: {selector: {app: \(name)}, ports: [{port: 80}]}

        """
    }

    /// Lets in what comes from namespaces with a label, and nothing else.
    private static func networkPolicy(from label: String) -> String {
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: fence, namespace: shop}
        spec:
          podSelector: {}
          ingress: [{from: [{namespaceSelector: {matchLabels: {\(label)}}}]}]

        """
    }
}
