import MeshModel
import MeshRender
import Testing

@testable import MeshRuntime

@Suite struct TrafficFileTests {
    private func services(_ text: String) throws -> [String: AnyValue] {
        try TrafficFile(Array(text.utf8), path: "traffic.yaml").services
    }

    @Test func servicesHaveValues() throws {
        let traffic = try services("# weights\nbackend-main: {canary: v2, weight: 5}\nfrontend:\n  active: green\n")
        #expect(traffic["backend-main"]?["weight"]?.int == 5)
        #expect(traffic["backend-main"]?["canary"]?.string == "v2")
        #expect(traffic["frontend"]?["active"]?.string == "green")
    }

    @Test(arguments: ["", "# nothing yet\n", "---\n", "{}\n"])
    func nothingIsNoTraffic(_ text: String) throws {
        #expect(try services(text).isEmpty)
    }

    @Test(arguments: [
        ("- a\n", 1, 1), ("a: 5\n", 1, 4), ("a:\n  b: [1]\n", 2, 6), ("a: {}\na: {}\n", 2, 1),
        ("a: {}\n---\nb: {}\n", 2, 1),
    ])
    func otherShapesAreProblemsWithAPlace(_ text: String, _ line: Int, _ column: Int) {
        let problem = #expect(throws: RenderProblem.self) { try services(text) }
        #expect(problem?.place == SourcePlace(file: "traffic.yaml", line: line, column: column))
    }

    @Test func brokenTextIsAProblem() {
        let problem = #expect(throws: RenderProblem.self) { try services("a: {b: \"\n") }
        #expect(problem?.place?.file == "traffic.yaml")
    }

    @Test(arguments: [
        (".", "./traffic.yaml"), ("gym", "gym/traffic.yaml"), ("gym/", "gym/traffic.yaml"),
        ("gym/Mesh.swift", "gym/traffic.yaml"), ("Mesh.swift", "traffic.yaml"), ("/Mesh.swift", "/traffic.yaml"),
    ])
    func fileIsBesideTheMesh(_ mesh: String, _ path: String) {
        #expect(TrafficFile.path(beside: mesh) == path)
    }
}
