import Foundation
import TestKit
import Testing

@Suite struct SchemaTests {
    @Test(arguments: ["vs", "virtualservice", "VirtualServices"])
    func aKindHasSeveralNames(_ name: String) throws {
        let run = try Meshgen.run("schema", name)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("KIND:     VirtualService\n"))
    }

    @Test func aPathGoesThroughLists() throws {
        let run = try Meshgen.run("schema", "vs.spec.http.retries")
        #expect(run.output.contains("FIELD:    spec.http.retries"))
        #expect(run.output.contains("attempts <integer>"))
    }

    @Test(arguments: [("virtualservise", "did you mean 'VirtualService'?"), ("vs.spec.htp", "did you mean 'http'?")])
    func aMisspeltPathGetsASuggestion(_ path: String, _ suggestion: String) throws {
        let run = try Meshgen.run("schema", path)
        #expect(run.status == 2)
        #expect(run.errors.contains(suggestion), "\(run.errors)")
    }

    @Test func withoutAKindAllAreListed() throws {
        let run = try Meshgen.run("schema")
        #expect(run.output.contains("DestinationRule"))
        #expect(run.output.contains("StatefulSet"))
    }

    @Test(arguments: ["text", "json", "markdown"])
    func everyFormatHasTheFields(_ format: String) throws {
        let run = try Meshgen.run("schema", "destinationrule.spec", "--recursive", "--format", format)
        #expect(run.output.contains("trafficPolicy"))
        #expect(run.output.contains("consecutive5xxErrors"))
    }
}
