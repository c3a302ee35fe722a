import MeshModel
import MeshRender
import Testing

@Suite struct RendererTests {
    private let resources = [namespace, cartAccount, cartSettings]

    @Test func streamIsOneFileOfDocuments() {
        let mesh = rendered(resources)
        #expect(mesh.paths == ["shop.yaml"])
        #expect(mesh.resourceCount == 3)
        #expect(
            mesh.files.first?.text == """
                ---
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: cart
                  namespace: shop
                ---
                # Why.
                # How.
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: cart
                  namespace: shop
                data:
                  mode: "on"

                """
        )
    }

    @Test func filePerServiceKeepsTheRestInAFileThatSortsFirst() {
        #expect(rendered(resources, layout: .filePerService).paths == ["00-mesh.yaml", "cart.yaml"])
    }

    @Test func filePerResourceHasAFolderForEachService() {
        #expect(
            rendered(resources, layout: .filePerResource).paths == [
                "00-mesh/00-namespace-shop.yaml", "cart/configmap-cart.yaml", "cart/serviceaccount-cart.yaml",
            ]
        )
    }

    @Test func jsonStreamIsAList() {
        let mesh = rendered([namespace, cartAccount], format: .json)
        #expect(mesh.paths == ["shop.json"])
        #expect(
            mesh.files.first?.text == """
                {
                  "apiVersion": "v1",
                  "kind": "List",
                  "items": [
                    {
                      "apiVersion": "v1",
                      "kind": "Namespace",
                      "metadata": {
                        "name": "shop"
                      }
                    },
                    {
                      "apiVersion": "v1",
                      "kind": "ServiceAccount",
                      "metadata": {
                        "name": "cart",
                        "namespace": "shop"
                      }
                    }
                  ]
                }

                """
        )
    }

    @Test func jsonFileOfOneResourceIsThatResource() {
        let mesh = rendered([namespace], layout: .filePerResource, format: .json)
        #expect(mesh.files.first?.text.hasPrefix("{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"Namespace\"") == true)
    }

    @Test func emptyMeshIsAnEmptyStream() {
        #expect(rendered([]).files == [RenderedFile(path: "shop.yaml", bytes: [])])
        #expect(rendered([], layout: .filePerService).files.isEmpty)
    }

    @Test func emptyJSONListIsValid() {
        let text = "{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"List\",\n  \"items\": []\n}\n"
        #expect(rendered([], format: .json).files.first?.text == text)
    }

    @Test func kustomizationListsTheFiles() {
        let mesh = rendered(resources, layout: .filePerService, hasKustomization: true)
        #expect(mesh.paths.last == "kustomization.yaml")
        #expect(
            mesh.files.last?.text == """
                ---
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                - 00-mesh.yaml
                - cart.yaml

                """
        )
    }

    @Test func anotherVersionIsWrittenWhereItIsAskedFor() {
        var resource = namespace
        resource.apiVersion = "v2"
        #expect(rendered([resource]).files.first?.text.hasPrefix("---\napiVersion: v2\n") == true)
    }

    @Test func sparseValuesSurvive() {
        let fields: AnyValue = ["spec": ["null": nil, "big": 1e30, "list": [], "map": [:], "text": "1e3", "off": "no"]]
        let resource = declared(RawResource("example.com/v1", "Thing", .init(name: "x"), fields))
        #expect(
            rendered([resource]).files.first?.text == """
                ---
                apiVersion: example.com/v1
                kind: Thing
                metadata:
                  name: x
                spec:
                  "null": null
                  big: 1.0e+30
                  list: []
                  map: {}
                  text: "1e3"
                  "off": "no"

                """
        )
    }

    @Test func numbersKeepTheirSpelling() {
        var tape = Tape()
        tape.number("12345678901234567890123")
        let resource = declared(RawResource("example.com/v1", "Thing", .init(name: "x"), ["spec": AnyValue(tape)]))
        #expect(rendered([resource]).files.first?.text.contains("spec: 12345678901234567890123\n") == true)
        #expect(rendered([resource], format: .json).files.first?.text.contains(": 12345678901234567890123\n") == true)
    }
}
