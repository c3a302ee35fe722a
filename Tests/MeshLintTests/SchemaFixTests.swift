import Testing
import YAML

@testable import MeshLint

/// What a fix makes of a manifest is what was meant, and has nothing more to fix.
@Suite struct SchemaFixTests {
    @Test func unknownFieldsAreRenamedAndValuesCorrected() throws {
        let broken = """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: cart}
            spec:
              "hots": cart # stays
              trafficPolicy:
                tls: {mode: 'istio_mutual'}
                connectionpool: {tcp: {maxConnections: 1}}

            """
        let findings = Self.lint(broken)
        #expect(findings.map(\.rule).sorted() == ["MG100", "MG100", "MG103"])
        let edits = findings.compactMap(\.fix).flatMap(\.edits)
        let repaired = String(decoding: try SourceEdit.apply(edits, to: Array(broken.utf8)), as: UTF8.self)
        let meant = broken.replacing("hots", with: "host").replacing("istio_mutual", with: "ISTIO_MUTUAL")
            .replacing("connectionpool", with: "connectionPool")
        #expect(repaired == meant)
        #expect(Self.lint(repaired).isEmpty)
    }

    /// Two names are equally near, or the field that was meant is there already: nobody but the author knows.
    @Test func whatIsUncertainIsLeftAlone() {
        let findings = Self.lint(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: cart}
            spec:
              selector: {app: cart}
              selectors: {app: cart}
              ports: [{port: 80}]
            """
        )
        #expect(findings.map(\.rule) == ["MG100"])
        #expect(findings.allSatisfy { $0.fix == nil })
    }

    private static func lint(_ text: String) -> [Finding] {
        var options = LintOptions()
        options.only = ["mg100", "mg101", "mg102", "mg103"]
        return Linter(options).lint([LintSource("cart.yaml", text)]).findings
    }

    @Test func whatWouldBecomeOneFieldIsNotRepaired() {
        let text = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: cart}
            spec:
              hosts: [cart]
              http:
                - timout: 3s
                  timeut: 5s
                  route: [{destination: {host: cart}}]
            """
        var options = LintOptions()
        options.only = ["mg100"]
        let findings = Sample.lint(text, options).findings
        #expect(findings.count == 2)
        #expect(findings.allSatisfy { $0.fix == nil })
    }
}
