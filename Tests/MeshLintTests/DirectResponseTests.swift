import Testing

@testable import MeshLint

@Suite struct DirectResponseTests {
    @Test(arguments: [102_400: "none", 102_401: "warning", 1_048_576: "warning", 1_048_577: "error"])
    func textsAreMeasuredInBytes(_ size: Int, _ severity: String) {
        #expect(Self.severity(of: "string", String(repeating: "x", count: size)) == severity)
    }

    @Test(arguments: [34_133: "none", 34_134: "warning", 349_526: "error"])
    func base64IsMeasuredByWhatItStandsFor(_ groups: Int, _ severity: String) {
        #expect(Self.severity(of: "bytes", String(repeating: "QUJD", count: groups)) == severity)
    }

    private static func severity(of field: String, _ body: String) -> String {
        let example = Example(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: cart}
            spec: {hosts: [cart], http: [{directResponse: {status: 200, body: {\(field): \(body)}}}]}
            """
        )
        return example.findings(of: "MG312").first?.severity.rawValue ?? "none"
    }
}
