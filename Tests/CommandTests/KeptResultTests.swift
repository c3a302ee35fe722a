import Foundation
import TestKit
import Testing

/// Renders that are answered from the result of an earlier one.
@Suite struct KeptResultTests {
    private let cache: TemporaryFolder
    private let folder: TemporaryFolder

    init() throws {
        cache = try TemporaryFolder()
        folder = try Meshgen.folder()
    }

    @Test func aSecondRenderEvaluatesNothing() throws {
        let first = try render()
        try forgetTheCompiledMesh()
        let second = try render(withoutCompiler: true)
        #expect(second.status == 0, "\(second.errors)")
        #expect(second.output == first.output)
        #expect(second.errors == first.errors)
        let fresh = try render("--fresh", withoutCompiler: true)
        #expect(fresh.status == 2)
    }

    @Test func aKeptResultIsDeliveredLikeANewOne() throws {
        let kept = folder.url.appending(path: "kept").path, new = folder.url.appending(path: "new").path
        _ = try render("-o", kept)
        try FileManager.default.removeItem(atPath: kept)
        let second = try render("-o", kept), third = try render("-o", new, "--fresh")
        #expect(second.errors.replacing(kept, with: new) == third.errors)
        #expect(try render("-o", kept, "--check").status == 0)
        #expect(try render("-o", new, "--check", "--fresh").status == 0)
        try folder.write("changed", to: "kept/cart.yaml")
        #expect(try render("-o", kept, "--check").status == 1)
    }

    @Test func whateverDecidesOnTheResultIsHeeded() throws {
        let first = try render().output
        #expect(try render("--env", "prod").output != first)
        #expect(try render("--set", "replicas=7").output.contains("replicas: 7"))
        #expect(try render("--format", "json").output.hasPrefix("{"))
        #expect(try render("--only", "Service").output != first)
        #expect(try render().output == first)
    }

    @Test func aChangeOfTrafficIsHeeded() throws {
        _ = try render()
        try folder.write("nonsense", to: "traffic.yaml")
        let run = try render()
        #expect(run.status == 2)
        #expect(run.errors.contains("traffic.yaml:1:1"))
    }

    @Test func aDamagedResultIsMadeAnew() throws {
        let first = try render()
        let name = try #require(results.first)
        try (cache.read(name).dropLast(10) + "").write(
            to: cache.url.appending(path: name),
            atomically: false,
            encoding: .utf8
        )
        #expect(try render().output == first.output)
        #expect(try cache.read(name).hasSuffix("\n"))
    }

    /// The first render with a library links the runtime of all others, which is no reason to evaluate anything again.
    @Test func theFirstResultOfALibraryIsKept() throws {
        let library = try TemporaryFolder()
        for name in ["libMeshRuntime.a", "Modules"] {
            try FileManager.default.createSymbolicLink(
                at: library.url.appending(path: name),
                withDestinationURL: Project.products.appending(path: name)
            )
        }
        let first = try render(library: library)
        #expect(first.status == 0, "\(first.errors)")
        try forgetTheCompiledMesh()
        let second = try render(library: library, withoutCompiler: true)
        #expect(second.output == first.output, "\(second.errors)")
    }

    @Test(arguments: ["print(1)", "precondition(stage == .prod)"])
    func noResultIsKept(_ statement: String) throws {
        try folder.write(Meshgen.shop.replacing("{ cart }", with: "{ let _ = \(statement)\ncart }"), to: "Mesh.swift")
        _ = try render()
        #expect(results.isEmpty)
    }

    @Test func oldResultsMakeRoom() throws {
        for replicas in 1...34 { #expect(try render("--no-lint", "--set", "replicas=\(replicas)").status == 0) }
        #expect(results.count < 34)
    }

    private var results: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []).filter { $0.hasPrefix("result-") }
    }

    private func forgetTheCompiledMesh() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: cache.path) where name.hasPrefix("mesh-") {
            try FileManager.default.removeItem(at: cache.url.appending(path: name))
        }
    }

    private func render(
        _ options: String...,
        library: TemporaryFolder? = nil,
        withoutCompiler: Bool = false
    ) throws -> CommandRun {
        var environment: [String: String?] = ["MESHGEN_CACHE": cache.path, "NO_COLOR": "1"]
        if let library { environment["MESHGEN_LIBRARY"] = library.path }
        if withoutCompiler { environment["SWIFT_EXEC"] = "/nowhere/swiftc" }
        return try CommandRun(Project.meshgen, ["render", folder.path] + options, environment: environment)
    }
}
