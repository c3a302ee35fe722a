import MeshModel
import Testing

@testable import MeshRender

@Suite struct FileNamesTests {
    @Test(arguments: [
        ("cart", "cart.yaml"), ("../../etc/passwd", "_..-..-etc-passwd.yaml"), ("", "_.yaml"),
        ("kustomization", "kustomization-service.yaml"), ("Cärt", "c--rt.yaml"), (".hidden", "_.hidden.yaml"),
    ])
    func servicesNameTheirFiles(_ service: String, _ path: String) {
        let names = FileNames(mesh: "shop", layout: .filePerService, format: .yaml)
        #expect(names.path(ofService: service) == path)
    }

    @Test func sharedNamesAreToldApart() {
        let resources = [
            RawResource("networking.istio.io/v1", "Gateway", .init(name: "edge", namespace: "a")),
            RawResource("networking.istio.io/v1", "Gateway", .init(name: "edge", namespace: "b")),
            RawResource("gateway.networking.k8s.io/v1", "Gateway", .init(name: "edge", namespace: "a")),
            RawResource("gateway.networking.k8s.io/v1", "Gateway", .init(name: "edge", namespace: "b")),
        ]
        #expect(
            rendered(resources.map { declared($0) }, layout: .filePerResource).paths == [
                "00-mesh/gateway-edge.a.yaml", "00-mesh/gateway-edge.b.yaml", "00-mesh/gateway-edge.yaml",
                "00-mesh/gateway.gateway.networking.k8s.io-edge.yaml",
            ]
        )
    }

    @Test func servicesThatShareAFileNameShareTheFile() {
        var (one, other) = (cartAccount, cartSettings)
        (one.service, other.service) = ("a/b", "a:b")
        let mesh = rendered([one, other], layout: .filePerService)
        #expect(mesh.paths == ["a-b.yaml"])
        #expect(mesh.resourceCount == 2)
    }
}
