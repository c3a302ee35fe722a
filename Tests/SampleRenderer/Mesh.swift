import Glibc
import MeshDSL

/// How the mesh of the tests behaves; more than a mesh should, to see that a renderer copes.
enum Behaviour: String, CaseIterable {
    case plain, chatty, trap, index, loop, recurse, circle, duplicate
}

let behaviour = environment(default: Behaviour.plain)

let mesh = Mesh("sample", namespace: "shop") {
    misbehaviour(behaviour)
    for index in 0..<parameter("services", default: 2) {
        Service("service-\(index)", image: "registry.example.com/sample:1") {
            Port.http(8080)
            settings(behaviour == .duplicate ? "settings" : "service-\(index)")
        }
    }
}

func settings(_ name: String) -> ConfigMap {
    let text = String(repeating: "all work and no play ", count: parameter("size", default: 1))
    return ConfigMap(.init(name: name, namespace: "shop"), data: ["text": text])
}

func misbehaviour(_ behaviour: Behaviour) -> MeshParts {
    switch behaviour {
    case .plain, .duplicate: break
    case .chatty: print("hello from the mesh")
    case .trap: fatalError("on purpose")
    case .index:
        _ = write(STDERR_FILENO, "before the crash\n", 17)
        print([Int]()[parameter("index", default: 1)])
    case .loop: while behaviour == .loop {}
    case .recurse: print(endless(1))
    case .circle: print(circle.name)
    }
    return nothing()
}

@MeshBuilder func nothing() -> MeshParts {}

@inline(never) func endless(_ number: Int) -> Int { number == 0 ? 0 : endless(number + 1) &+ endless(number &+ 2) }

let circle: Service = Service("circle", image: "registry.example.com/sample:1") { Calls(circle) }
