import MeshCompile
import Testing

@Suite struct BodySplitterTests {
    private func mesh(_ statements: [String]) -> String {
        "import MeshDSL\nlet mesh = Mesh(\"m\") {\n\(statements.map { "    \($0)\n" }.joined())}\nlet last = 1\n"
    }

    @Test func aShortBodyIsLeftAlone() {
        let source = mesh((0..<10).map { "s\($0)" })
        #expect(BodySplitter.split(source, named: "Mesh.swift") == source)
    }

    @Test func aLongBodyBecomesFunctionsAndKeepsItsLines() {
        let split = BodySplitter.split(mesh((0..<30).map { "s\($0)" }), named: "Mesh.swift")
        #expect(split.contains("MeshParts(joining: [_meshPart0(), "))
        #expect(split.contains("#sourceLocation(file: \"Mesh.swift\", line: 3)\n    s0\n    s1"))
        #expect(split.contains("line: 9)\n    s6\n"))
        let lines = split.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.firstIndex { $0.hasSuffix("let last = 1") } == 33)
        for index in 0..<30 { #expect(split.components(of: "    s\(index)\n") == 1) }
    }

    @Test func statementsOfManyLinesStayTogether() {
        let service = "Service(\"a\", image: \"x\") {\n        Port.http(1) // }\n        /* } */\n    }"
        let condition = "if isLarge {\n        a\n    }\n    else {\n        b\n    }"
        let chain = "make(\n        \"\\(name) }\", #\"raw \" } \"#)\n        .tuned()"
        let split = BodySplitter.split(
            mesh((0..<10).flatMap { _ in [service, condition, chain] }),
            named: "Mesh.swift"
        )
        #expect(split.components(of: condition) == 10)
        #expect(split.components(of: service) == 10)
        #expect(split.components(of: chain) == 10)
        #expect(split.contains("_meshPart4()]"))
        #expect(!split.contains("_meshPart5"))
    }

    @Test(arguments: ["let x = 1", "func f() {}", "#if DEBUG", "return s"])
    func aBodyWithDeclarationsIsLeftAlone(_ statement: String) {
        let source = mesh((0..<30).map { "s\($0)" } + [statement])
        #expect(BodySplitter.split(source, named: "Mesh.swift") == source)
    }

    @Test(arguments: [
        "let mesh = Mesh(\"m\") {", "Mesh(", "\"\"\"", "/* Mesh(\"m\") {", "let mesh = Mesh(\"m\") { \" }", "",
    ])
    func brokenSourceIsLeftToTheCompiler(_ source: String) {
        #expect(BodySplitter.split(source, named: "Mesh.swift") == source)
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
