import Foundation
import TestKit
import Testing

/// How a user gets into a cluster; their secrets are never shown.
@Suite struct ClusterAccessTests {
    /// A plugin that counts its runs, and prints what the file `token` holds.
    private static let plugin = """
        #!/bin/sh
        here=$(dirname "$0")
        echo run >> "$here/runs"
        printf '%s' "$KUBERNETES_EXEC_INFO" > "$here/info"
        echo '{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",'
        echo '"status": {"token": "'$(cat "$here/token")'", "expirationTimestamp": "'$EXPIRES'"}}'

        """

    private func pluginCluster(expires: String = "2999-01-01T00:00:00Z", token: String = TestCluster.token) throws
        -> TestCluster
    {
        let user = """
            {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, interactiveMode: Never,
              provideClusterInfo: true, env: [{name: EXPIRES, value: "\(expires)"}]}}
            """
        let cluster = try TestCluster(ClusterManifests.reviews, user: user)
        let file = try cluster.folder.write(Self.plugin, to: "plugin")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        try cluster.folder.write(token, to: "token")
        return cluster
    }

    private func runs(_ cluster: TestCluster) throws -> Int {
        try cluster.folder.read("runs").split(separator: "\n").count
    }

    @Test func aPluginRunsOnceACommand() throws {
        let cluster = try pluginCluster()
        let run = try cluster.meshgen("canary start reviews")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try cluster.requestCount() > 10)
        #expect(try runs(cluster) == 1)
        let info = try cluster.folder.read("info")
        #expect(info.contains(#""interactive":false,"cluster":{"server":"\#(cluster.address)"}"#), "\(info)")
    }

    @Test func aPluginRunsAgainWhenItsTokenHasEnded() throws {
        let cluster = try pluginCluster(expires: "2001-01-01T00:00:00Z")
        #expect(try cluster.meshgen("canary status reviews").status == 0)
        #expect(try runs(cluster) == cluster.requestCount())
    }

    @Test func credentialsThatAreRefusedAreRenewedOnce() throws {
        let cluster = try pluginCluster(token: "an-old-secret")
        let run = try cluster.meshgen("canary status reviews")
        #expect(run.status == 2 && run.errors.contains("does not take the credentials of its user (401)"))
        #expect(!run.errors.contains("an-old-secret"))
        #expect(try runs(cluster) == 2)
    }

    @Test func aTokenFileIsReadWhereTheKubeconfigIs() throws {
        let cluster = try TestCluster(ClusterManifests.reviews, user: "{tokenFile: token}")
        try cluster.folder.write(TestCluster.token + "\n", to: "token")
        #expect(try cluster.meshgen("canary status reviews").status == 0)
    }

    @Test func severalKubeconfigsAreOne() throws {
        let cluster = try TestCluster(ClusterManifests.reviews)
        let parts = try cluster.folder.read("kubeconfig").split(separator: "\n").map(String.init)
        try cluster.folder.write(parts.filter { !$0.hasPrefix("users") }.joined(separator: "\n"), to: "first")
        let users = "users: [{name: u, user: {token: \(TestCluster.token)}}]\ncurrent-context: other\n"
        try cluster.folder.write(users, to: "second")
        let run = try CommandRun(
            Project.meshgen,
            ["canary", "status", "reviews", "-n", "shop"],
            in: cluster.folder.url,
            environment: ["KUBECONFIG": "none:first:second"]
        )
        #expect(run.status == 0, "\(run.errors)")
        let none = try CommandRun(
            Project.meshgen,
            ["canary", "status", "reviews", "-n", "shop"],
            environment: ["KUBECONFIG": "/no/such/file"]
        )
        #expect(none.status == 2 && none.errors.contains("there is no kubeconfig: /no/such/file"), "\(none.errors)")
    }

    @Test func anExpiredTokenIsSaidToBe() throws {
        let cluster = try TestCluster(ClusterManifests.reviews)
        try cluster.change(token: "another")
        let run = try cluster.meshgen("canary status reviews")
        #expect(run.status == 2 && run.errors.contains("log in again, or renew the token"), "\(run.errors)")
        #expect(try cluster.requestCount() == 1, "what is refused is not asked again")
    }

    @Test func certificatesShowWhoIsWho() throws {
        let certificates = try Certificates()
        let user =
            "{client-certificate: \(certificates.path("client.pem")), client-key: \(certificates.path("client.key"))}"
        let cluster = try TestCluster(ClusterManifests.reviews, user: user, certificates: certificates)
        let run = try cluster.meshgen("canary start reviews")
        #expect(run.status == 0, "\(run.errors)")
        let stranger = try TestCluster(
            ClusterManifests.reviews,
            user: user,
            certificates: certificates,
            authority: "other.pem"
        ).meshgen("canary status reviews")
        #expect(stranger.status == 2 && stranger.errors.contains("certificate"), "\(stranger.errors)")
    }

    @Test func noSecretIsShown() throws {
        let cluster = try TestCluster(ClusterManifests.reviews)
        var said = ""
        for line in [
            "canary status reviews", "canary start reviews --dry-run", "canary start reviews --output json",
            "rollout history reviews --output json", "canary gitops reviews", "canary set 500 reviews",
        ] {
            let run = try cluster.meshgen(line)
            said += run.output + run.errors
        }
        // A server that repeats the header in its message.
        try cluster.fault("403", "GET", "services", times: 9)
        let refused = try cluster.meshgen("canary status reviews")
        #expect(refused.status == 2 && refused.errors.contains("a fault for Bearer [hidden]"), "\(refused.errors)")
        try cluster.fault("400", "PATCH", "virtualservices", times: 9)
        let invalid = try cluster.meshgen("canary set 30 reviews")
        #expect(invalid.status == 2 && invalid.errors.contains("[hidden]"), "\(invalid.errors)")
        said += refused.output + refused.errors + invalid.output + invalid.errors
        #expect(!said.contains(TestCluster.token))
        for name in cluster.folder.files where name != "kubeconfig" {
            #expect(try !cluster.folder.read(name).contains(TestCluster.token), "\(name)")
        }
    }
}
