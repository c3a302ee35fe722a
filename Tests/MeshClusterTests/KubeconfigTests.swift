import Foundation
import TestKit
import Testing
import YAML

@testable import MeshCluster

/// What kubeconfig files say, and what is wrong with them.
@Suite struct KubeconfigTests {
    private func access(_ text: String, context: String? = nil) throws -> ClusterAccess {
        let folder = try TemporaryFolder()
        let file = try folder.write(text, to: "config")
        return try Kubeconfig(file.path).access(context: context)
    }

    private static func config(cluster: String = "{server: https://a.example}", user: String = "{token: t}") -> String {
        """
        current-context: one
        contexts:
        - {name: one, context: {cluster: c, user: u}}
        - {name: two, context: {cluster: c, namespace: shop}}
        - {name: lost, context: {cluster: nowhere}}
        clusters: [{name: c, cluster: \(cluster)}]
        users:
        - name: u
          user: \(user)

        """
    }

    @Test func contextsNameClusterUserAndNamespace() throws {
        let one = try access(Self.config())
        #expect(one.context == "one" && one.namespace == "default" && one.cluster.server == "https://a.example")
        #expect(try one.credentials?.credentials(for: one.cluster).token == "t")
        let two = try access(Self.config(), context: "two")
        #expect(two.namespace == "shop" && two.credentials == nil)
    }

    @Test func whatIsNullIsNotThere() throws {
        let access = try access(
            Self.config(
                cluster: "{server: https://a.example, certificate-authority-data: null, proxy-url: null}",
                user: "{token: t, exec: null, username: null, client-certificate-data: ''}"
            )
        )
        #expect(access.cluster.tls.authorities == nil && access.cluster.proxy == nil)
        #expect(try access.credentials?.credentials(for: access.cluster).token == "t")
    }

    @Test func clustersSayWhomToTrustAndWhichWayToGo() throws {
        let access = try access(
            Self.config(
                cluster: """
                    {server: "https://a.example/", certificate-authority-data: UEVN, tls-server-name: b.example,
                      proxy-url: "socks5://localhost:1080"}
                    """
            )
        )
        #expect(access.cluster.server == "https://a.example" && access.cluster.proxy == "socks5://localhost:1080")
        #expect(access.cluster.tls.authorities == Array("PEM".utf8) && access.cluster.tls.serverName == "b.example")
        #expect(access.cluster.tls.isVerified)
        let insecure = try self.access(
            Self.config(cluster: "{server: https://a.example, insecure-skip-tls-verify: true}")
        )
        #expect(!insecure.cluster.tls.isVerified)
    }

    @Test(arguments: [
        ("contexts: [", nil, ":"), ("- a", nil, "expected a kubeconfig"),
        (config(), "none", "no context 'none' in "), (config(), "lost", "config:5:35: there is no cluster 'nowhere'"),
        (config(cluster: "{}"), nil, "config:6:31: the cluster 'c' has no address in 'server'"),
        (config(cluster: "{server: a.example}"), nil, "config:6:40: the cluster 'c' has no address"),
        (
            config(cluster: "{server: https://a, certificate-authority-data: '!'}"), nil,
            ":6:79: certificate-authority-data is no"
        ),
        (
            config(cluster: "{server: https://a, certificate-authority: /no/file}"), nil,
            "/no/file: no such file or directory"
        ),
        (config(cluster: "{server: https://a, insecure-skip-tls-verify: maybe}"), nil, "expected true or false"),
        (
            config(cluster: "{server: https://a, insecure-skip-tls-verify: true, certificate-authority-data: UEVN}"),
            nil,
            "contradicts certificate-authority"
        ),
        (config(user: "{as: root}"), nil, "config:9:14: the user 'u' has 'as', which is not supported"),
        (config(user: "{exec: {apiVersion: v7, command: a}}"), nil, "has another apiVersion than client.auth"),
        (config(user: "{exec: {apiVersion: client.authentication.k8s.io/v1}}"), nil, "has no command"),
    ])
    func mistakesAreShownWhereTheyAre(_ text: String, _ context: String?, _ words: String) throws {
        let error = try #require(throws: ClusterError.self) { try access(text, context: context) }
        #expect(error.code == .configuration && error.message.contains(words), "\(error.message)")
    }

    @Test(arguments: [
        ("{client-certificate-data: UEVN}", "has only one of client-certificate and client-key"),
        ("{tokenFile: none}", "tokenFile: "),
        (
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-program, installHint: get it}}",
            "no program"
        ),
        (
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: 'false', interactiveMode: Never}}",
            "failed with status 1"
        ),
        (
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: echo, interactiveMode: Never, args: [hush]}}",
            "printed no ExecCredential"
        ),
        (
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: echo, interactiveMode: Always}}",
            "needs a terminal"
        ),
    ])
    func credentialsThatCannotBeHad(_ user: String, _ words: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.config(user: user), to: "config")
        let access = try Kubeconfig(file.path).access(context: nil)
        let error = try #require(throws: ClusterError.self) { try access.credentials?.credentials(for: access.cluster) }
        #expect(error.message.contains(words) && error.message.hasPrefix("\(file.path):9:"), "\(error.message)")
        #expect(!error.message.contains("hush"))
    }

    @Test func aPodKnowsItsCluster() throws {
        let folder = try TemporaryFolder()
        #expect(try InCluster.access(folder.path)?.context == nil)
        for (name, text) in [("token", "t\n"), ("ca.crt", "PEM"), ("namespace", "shop\n")] {
            try folder.write(text, to: name)
        }
        setenv("KUBERNETES_SERVICE_HOST", "fd00::1", 1)
        setenv("KUBERNETES_SERVICE_PORT", "443", 1)
        defer { for name in ["HOST", "PORT"] { unsetenv("KUBERNETES_SERVICE_\(name)") } }
        let access = try #require(try InCluster.access(folder.path))
        #expect(access.cluster.server == "https://[fd00::1]:443" && access.namespace == "shop")
        #expect(access.cluster.tls.authorities == Array("PEM".utf8))
        try folder.write("renewed", to: "token")
        #expect(try access.credentials?.credentials(for: access.cluster).token == "renewed")
    }

    @Test func base64() {
        for text in ["", "f", "fo", "foo", "foob", "fooba", "foobar"] {
            let encoded = Base64.encode(Array(text.utf8))
            #expect(encoded == Data(text.utf8).base64EncodedString())
            #expect(Base64.decode(encoded) == Array(text.utf8))
        }
        for text in ["Zg", "Zg=", "Z===", "=Zg=", "Zm9*"] { #expect(Base64.decode(text) == nil, "\(text)") }
    }

    @Test func timestamps() {
        #expect(Timestamp.seconds("2026-11-25T14:05:00Z") == 1_795_615_500)
        #expect(Timestamp.seconds("2026-11-25T14:05:00.25Z") == 1_795_615_500)
        for text in ["", "soon", "2026-11-25", "2026-11-25T14:05:00+01:00"] { #expect(Timestamp.seconds(text) == nil) }
    }
}
