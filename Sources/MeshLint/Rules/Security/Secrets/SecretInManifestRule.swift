import MeshModel
import YAML

/// Reports Secrets with values among the manifests.
struct SecretInManifestRule: LintRule {
    static let info = RuleInfo(
        "MG640",
        "secret-in-manifest",
        .warning,
        summary: "A Secret with its values is among the manifests.",
        reason: """
            Whoever can read the repository, now or in any copy of its history, has the secret; base64 is no encryption. \
            Values are never shown in findings.
            """,
        help: "create it outside of Git, or keep it encrypted: SealedSecret, ExternalSecret, SOPS",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: token
                  annotations: {kubernetes.io/service-account.name: build}
                type: kubernetes.io/service-account-token
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: empty}
                data: {password: ""}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: database}
                data:
                  password: cGFzcw== # ← the value of 'password' is in the manifest
                stringData:
                  user: admin # ← the value of 'user' is in the manifest
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for secret in mesh.all(Secret.self) {
            let path = FieldPath.root
            for (key, value) in (secret.resource.data ?? [:]).sorted(by: { $0.key < $1.key }) where !value.isEmpty {
                report(secret, at: path.data[key], "the value of '\(key)' is in the manifest", on: .key)
            }
            for (key, value) in (secret.resource.stringData ?? [:]).sorted(by: { $0.key < $1.key })
            where !value.isEmpty && !value.hasPrefix("-----BEGIN CERTIFICATE-----") {
                report(secret, at: path.stringData[key], "the value of '\(key)' is in the manifest", on: .key)
            }
        }
    }
}
