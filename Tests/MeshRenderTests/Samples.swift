import MeshModel
import MeshRender

/// A declaration at a line of a Mesh.swift.
func declared(
    _ resource: any Resource,
    line: Int = 1,
    service: String? = nil,
    comment: String? = nil
) -> DeclaredResource {
    let place = SourcePlace(file: "Mesh.swift", line: line, column: 5)
    return DeclaredResource(resource, at: place, service: service, comment: comment)
}

/// What a mesh of these resources comes to.
func rendered(
    _ resources: [DeclaredResource],
    layout: Layout = .stream,
    format: OutputFormat = .yaml,
    only: [String] = [],
    hasKustomization: Bool = false
) -> RenderedMesh {
    var renderer = Renderer(
        mesh: "shop",
        layout: layout,
        format: format,
        filter: ResourceFilter(only),
        hasKustomization: hasKustomization
    )
    for resource in resources { renderer.add(resource) }
    return renderer.finish()
}

extension RenderedFile {
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension RenderedMesh {
    var paths: [String] { files.map(\.path) }
}

let cartAccount = declared(ServiceAccount(.init(name: "cart", namespace: "shop")), service: "cart")
let cartSettings = declared(
    ConfigMap(.init(name: "cart", namespace: "shop"), data: ["mode": "on"]),
    service: "cart",
    comment: "Why.\nHow."
)
let namespace = declared(Namespace(.init(name: "shop")))
