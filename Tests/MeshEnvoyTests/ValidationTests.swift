import Foundation
import MeshEnvoy
import MeshLint
import MeshModel
import TestKit
import Testing

/// Real meshes, whose configurations a real Envoy takes.
@Suite struct ValidationTests {
    /// Files that only say something about resources of other files, with these.
    private static let shared = Project.root.deletingLastPathComponent().appending(path: "shared/corpus/istio-samples")

    @Test func theGymSystemIsValid() throws {
        #expect(try Self.validated(folder: Project.path("examples/gym/rendered")) == 9)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: shared.path)))
    func otherPeoplesMeshesAreValid() throws {
        let folders = [
            "bookinfo", "helloworld", "httpbin", "tcp-echo", "websockets", "grpc-echo", "ratelimit", "jwt-server",
        ]
        for folder in folders {
            #expect(try Self.validated(folder: Self.shared.appending(path: folder)) > 0, "\(folder)")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: shared.path)))
    func everyRouteOfTheBookinfoSampleIsValid() throws {
        let folder = Self.shared.appending(path: "bookinfo")
        let base = try ["platform/kube/bookinfo.yaml", "networking/destination-rule-all.yaml"].map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
        let networking = folder.appending(path: "networking")
        let names = try FileManager.default.contentsOfDirectory(atPath: networking.path).filter {
            $0.hasPrefix("virtual-service")
        }
        #expect(names.count > 10)
        for name in names.sorted() {
            let text = try String(contentsOf: networking.appending(path: name), encoding: .utf8)
            let sources = (base + [text]).enumerated().map { LintSource("\($0).yaml", Array($1.utf8)) }
            #expect(try Self.validated(sources, only: ["productpage-v1", "reviews-v3"]) == 2, "\(name)")
        }
    }

    private static func validated(folder: URL) throws -> Int {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let sources = try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            try LintSource(name, Array(Data(contentsOf: folder.appending(path: name))))
        }
        return try validated(sources)
    }

    /// How many configurations were checked; an error with what Envoy says of a bad one.
    private static func validated(_ sources: [LintSource], only names: Set<String>? = nil) throws -> Int {
        let mesh = MeshSnapshot.read(sources).mesh
        let all = EnvoyTranslation(of: mesh, portBase: 8_000, delivery: .inline(certificates: "")).proxies.map(\.proxy)
        let credentials = mesh.all(Gateway.self).flatMap { gateway in
            (gateway.resource.spec.servers ?? []).enumerated().map { index, server in
                server.tls?.credentialName ?? "\(gateway.namespace)-\(gateway.name)-\(index)"
            }
        }
        let wanted = all.filter { names?.contains($0.name) ?? true }
        let certificates = try Certificates(
            for: wanted,
            credentials: Dictionary(credentials.map { ($0, "test") }) { first, _ in first }
        )
        let delivery = Delivery.inline(certificates: certificates.folder.path)
        let proxies = EnvoyTranslation(of: mesh, portBase: 8_000, delivery: delivery).proxies
        let checked = proxies.filter { names?.contains($0.proxy.name) ?? true }
        for proxy in checked {
            let file = try certificates.folder.write(
                String(decoding: proxy.bootstrap.tape.json(), as: UTF8.self),
                to: "envoy.json"
            )
            let run = try CommandRun(EnvoyBinary.path, ["--mode", "validate", "-c", file.path, "--log-level", "error"])
            #expect(run.status == 0, "\(proxy.proxy.id): \(run.errors)")
        }
        return checked.count
    }
}
