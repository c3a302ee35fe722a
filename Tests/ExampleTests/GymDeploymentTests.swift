import Foundation
import MeshModel
import TestKit
import Testing

/// The Deployments of the gym beside what its programs say of themselves.
@Suite struct GymDeploymentTests {
    /// What `--describe` prints.
    private struct Description: Decodable {
        struct Port: Decodable, Hashable {
            let name: String
            let number: Int
        }
        struct Variable: Decodable {
            let name: String
        }
        let name: String
        let user: Int
        let ports: [Port]
        let probes: [String: String]
        let metrics: String
        let writablePaths: [String]
        let environment: [Variable]

        init(of service: String) throws {
            let run = try CommandRun(Project.products.appending(path: service), ["--describe"])
            try #require(run.status == 0, "\(run.errors)")
            self = try JSONDecoder().decode(Description.self, from: Data(run.output.utf8))
        }
    }

    private static let services = ["backend-main", "backend-stream", "frontend", "admin-panel"]

    /// The Deployments of a service: one for each of its versions.
    private func deployments(of service: String) throws -> [Deployment] {
        let all = try GymMesh.rendered.get().all(Deployment.self)
        return all.filter { $0.spec.template.spec?.containers.contains { $0.name == service } == true }
    }

    private func container(_ deployment: Deployment, _ service: String) throws -> Container {
        try #require(deployment.spec.template.spec?.containers.first { $0.name == service })
    }

    @Test(arguments: services)
    func portsAndProbesAreTheProgramsOwn(_ service: String) throws {
        let description = try Description(of: service)
        let deployments = try deployments(of: service)
        #expect(!deployments.isEmpty)
        for deployment in deployments {
            let container = try container(deployment, service)
            let ports = container.ports?.map { Description.Port(name: $0.name ?? "", number: $0.containerPort) }
            #expect(ports == description.ports)
            #expect(container.startupProbe?.httpGet?.path == description.probes["startup"])
            #expect(container.livenessProbe?.httpGet?.path == description.probes["liveness"])
            #expect(container.readinessProbe?.httpGet?.path == description.probes["readiness"])
            let annotations = deployment.spec.template.metadata?.annotations ?? [:]
            #expect(annotations["prometheus.io/path"] == description.metrics)
            #expect(annotations["prometheus.io/port"] == description.ports.first.map { "\($0.number)" })
        }
    }

    @Test(arguments: services)
    func theUserWritesOnlyWhereTheProgramWants(_ service: String) throws {
        let description = try Description(of: service)
        for deployment in try deployments(of: service) {
            let pod = try #require(deployment.spec.template.spec)
            let container = try container(deployment, service)
            #expect(pod.securityContext?.runAsUser == description.user)
            #expect(pod.securityContext?.runAsNonRoot == true)
            #expect(container.securityContext?.readOnlyRootFilesystem == true)
            #expect(container.volumeMounts?.map(\.mountPath) == description.writablePaths)
        }
    }

    @Test(arguments: services)
    func everyVariableIsOneThatTheProgramReads(_ service: String) throws {
        let known = Set(try Description(of: service).environment.map(\.name))
        for deployment in try deployments(of: service) {
            let variables = try container(deployment, service).env?.map(\.name) ?? []
            #expect(Set(variables).isSubset(of: known), "\(Set(variables).subtracting(known))")
        }
    }

    @Test(arguments: ["backend-main", "backend-stream"])
    func backendsAreGivenTheirStores(_ service: String) throws {
        for deployment in try deployments(of: service) {
            let variables = try container(deployment, service).env?.map(\.name) ?? []
            #expect(Set(["MYSQL_URL", "REDIS_URL"]).isSubset(of: variables))
        }
    }

    @Test(arguments: services)
    func theDockerfileMakesTheSameImage(_ service: String) throws {
        let description = try Description(of: service)
        let text = try String(contentsOf: Project.path("Sources/\(service)/Dockerfile"), encoding: .utf8)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.contains("USER \(description.user):\(description.user)"))
        #expect(lines.contains("EXPOSE \(description.ports.map { "\($0.number)" }.joined(separator: " "))"))
        #expect(lines.contains("ENTRYPOINT [\"/usr/local/bin/\(service)\"]"))
        let variables = try #require(lines.first { $0.hasPrefix("ENV ") }).dropFirst(4).split(separator: " ")
        let names = variables.compactMap { $0.split(separator: "=").first.map(String.init) }
        #expect(Set(names).isSubset(of: description.environment.map(\.name)))
    }
}
