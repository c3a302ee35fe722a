import Foundation
import TestKit
import Testing

/// A mesh that does not come to an end gives one error with the best place that is known.
@Suite struct CrashTests {
    private func errors(_ source: String, _ arguments: String...) throws -> String {
        let folder = try Meshgen.folder("import MeshDSL\n\(source)\n")
        let run = try CommandRun(
            Project.meshgen,
            ["render", "Mesh.swift"] + arguments,
            in: folder.url,
            environment: ["MESHGEN_CACHE": Meshgen.cache, "NO_COLOR": "1"]
        )
        #expect(run.status == 2)
        #expect(run.output == "")
        return run.errors
    }

    @Test func swiftsReasonAndTheDeclaration() throws {
        let errors = try errors(
            """
            let ports = [80]
            let cart = Service("cart", image: "i:1") {
                Port.http(ports[1])
            }
            let mesh = Mesh("shop") { cart }
            """
        )
        #expect(
            errors == """
                error: Mesh.swift:3:19: the mesh crashed: Index out of range
                  3 | let cart = Service("cart", image: "i:1") {
                    |                   ^

                """
        )
    }

    @Test(arguments: [
        ("fatalError(\"no ports\")", "no ports"), ("let none: Int? = nil; return none!", "Unexpectedly found nil"),
        ("precondition(1 > 2, \"no\"); return 1", "no"),
    ])
    func theLineWhereSwiftKnowsIt(_ body: String, _ reason: String) throws {
        let errors = try errors(
            """
            func port() -> Int {
                \(body)
            }
            let mesh = Mesh("shop") { Service("cart", image: "i:1") { Port.http(port()) } }
            """
        )
        #expect(errors.hasPrefix("error: Mesh.swift:3:5: the mesh crashed: \(reason)"), "\(errors)")
        #expect(errors.contains("  3 |     \(body)\n"))
    }

    @Test func aServiceThatCallsItself() throws {
        let errors = try errors(
            """
            let a: Service = Service("a", image: "i:1") { Port.http(80); Calls(b) }
            let b: Service = Service("b", image: "i:1") { Port.http(80); Calls(a) }
            let mesh = Mesh("shop") { a; b }
            """,
            "--timeout",
            "100"
        )
        #expect(errors.hasPrefix("error: Mesh.swift:3:25: this needs its own value to be evaluated"), "\(errors)")
    }

    @Test func aComponentThatHoldsItself() throws {
        let errors = try errors(
            """
            struct Team: Component { var body: MeshParts { Team() } }
            let mesh = Mesh("shop") { Team() }
            """
        )
        #expect(errors.hasPrefix("error: Mesh.swift:3:16: the mesh used up the stack"), "\(errors)")
    }

    @Test func aMeshThatLoopsForEver() throws {
        let errors = try errors(
            """
            func wait() -> String { var n = 0; while true { n &+= 1 } }
            let mesh = Mesh(wait()) {}
            """,
            "--timeout",
            "1"
        )
        #expect(errors.hasPrefix("error: the mesh was not evaluated within 1 second"), "\(errors)")
    }
}
