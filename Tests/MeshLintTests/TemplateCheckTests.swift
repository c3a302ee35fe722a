import Testing

@testable import MeshLint

@Suite struct TemplateCheckTests {
    private static let alert = """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: alerts}
        spec: {groups: [{name: a, rules: [{alert: Down, expr: up == 0, annotations: {summary: "{{ $labels.pod }} is down"}}]}]}
        ---

        """

    private func codes(_ text: String) -> [String] { Sample.codes(text, only: ["mg001", "mg008", "mg100"]) }

    @Test func aMistakeBesideTextsWithBracesIsAMistake() {
        let broken = "apiVersion: v1\nkind: Service\nmetadata: {name: a\nspec: {}\n---\n"
        let misspelt = "apiVersion: v1\nkind: Service\nmetadata: {name: b}\nspek: {}\n"
        #expect(codes(Self.alert + broken + misspelt) == ["MG001", "MG100"])
    }

    @Test(arguments: [
        "kind: {{ .Values.kind }}\n", "{{- if x }}\nkind: a\n{{- end }}\n", "{{ if x }}\n\nkind: a\n{{ end }}\n",
        "a:\n  {{- toYaml .Values.a | nindent 2 }}\n", "a: \"{{ .Values.a | default \"b\" }}\"\n",
        "{{/* why */}}\na: b\n",
    ])
    func whatIsNoYAMLAtItsBracesIsATemplate(_ text: String) {
        #expect(codes(text) == ["MG008"])
    }

    @Test func bracesInTextsAreNoTemplate() { #expect(codes(Self.alert).isEmpty) }
}
