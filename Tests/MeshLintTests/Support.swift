import MeshModel
import TestKit

@testable import MeshLint

/// Manifests that many tests use.
enum Sample {
    /// A route whose weights add up to 120, with a comment behind `- route:`.
    static func service(_ name: String = "cart", comment: String = "", above: String = "") -> String {
        """
        \(above)apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: \(name)
        spec:
          hosts: [\(name)]
          http:
            - route:\(comment)
                - {destination: {host: \(name), subset: v1}, weight: 90}
                - {destination: {host: \(name), subset: v2}, weight: 30}

        """
    }

    static func lint(_ text: String, _ options: LintOptions = LintOptions()) -> LintResult {
        Linter(options).lint([LintSource("sample.yaml", text)])
    }

    /// The codes that are reported about a text, among some rules only.
    static func codes(_ text: String, only: Set<String> = ["mg501", "mg020", "mg021", "mg022"]) -> [String] {
        var options = LintOptions()
        options.only = only
        return lint(text, options).findings.map(\.rule)
    }
}
