import Foundation
import MeshCluster
import TestKit
import YAML

/// A cluster for one test: kmock with manifests, and a kubeconfig that leads to it.
struct TestCluster {
    static let token = "t0k3n-that-nobody-may-see"

    let server: ToolServer
    let folder: TemporaryFolder
    let address: String

    /// - Parameters:
    ///   - user: the fields of the user in the kubeconfig.
    ///   - certificates: for TLS.
    init(
        _ manifests: String,
        user: String = "{token: \(token)}",
        page: Int = 500,
        certificates: Certificates? = nil,
        authority: String = "ca.pem"
    ) throws {
        folder = try TemporaryFolder()
        let file = try folder.write(manifests, to: "cluster.yaml")
        var arguments = [file.path, Self.token, "--page", "\(page)"]
        var cluster = ""
        if let certificates {
            arguments += ["--tls", certificates.path("server.pem"), certificates.path("server.key")]
            arguments += ["--clients", certificates.path("ca.pem")]
            cluster = ", certificate-authority: \(certificates.path(authority))"
        }
        server = try ToolServer(tool: "cluster.py", arguments)
        address = "\(certificates == nil ? "http://127.0.0.1" : "https://localhost"):\(server.greeting)"
        try folder.write(
            """
            apiVersion: v1
            kind: Config
            current-context: test
            contexts: [{name: test, context: {cluster: c, user: u, namespace: shop}}]
            clusters: [{name: c, cluster: {server: "\(address)"\(cluster)}}]
            users: [{name: u, user: \(user)}]

            """,
            to: "kubeconfig"
        )
    }

    /// Runs meshgen with the kubeconfig; the words of the line are its arguments.
    func meshgen(_ line: String, during body: (RunningCommand) throws -> Void = { _ in }) throws -> CommandRun {
        try CommandRun(
            Project.meshgen,
            line.split(separator: " ").map(String.init) + ["--kubeconfig", "kubeconfig"],
            in: folder.url,
            environment: ["GIT_AUTHOR_NAME": "Ada", "NO_COLOR": "1", "KUBECONFIG": nil],
            during: body
        )
    }

    /// Lets requests fail; see `Tests/Tools/cluster.py`.
    func fault(_ what: String, _ method: String, _ path: String, skip: Int = 0, times: Int = 1) throws {
        let fault = #"{"method":"\#(method)","path":"\#(path)","skip":\#(skip),"times":\#(times),"do":"\#(what)"}"#
        try control("POST", "faults", "[\(fault)]")
    }

    /// From now on, another token counts.
    func change(token: String) throws { try control("POST", "token", token) }

    /// The requests so far that change something, the trials left out.
    func changes() throws -> [(method: String, path: String, body: String)] {
        let log = try control("GET", "log").json()
        return log?.items.map { ($0["method"]?.text ?? "", $0["path"]?.text ?? "", $0["body"]?.text ?? "") }
            .filter { $0.method != "GET" && !$0.path.contains("dryRun") } ?? []
    }

    /// How many requests there were.
    func requestCount() throws -> Int { try control("GET", "log").json()?.items.count ?? 0 }

    /// A resource of Istio in the namespace `shop`.
    func resource(_ plural: String, _ name: String) throws -> Node? {
        var settings = HTTPSettings()
        settings.bearerToken = Self.token
        settings.tls.isVerified = false
        let path = "\(address)/apis/networking.istio.io/v1/namespaces/shop/\(plural)/\(name)"
        return try HTTPClient(settings).send(HTTPRequest(path)).json()
    }

    /// The weights of the first route of a VirtualService.
    func weights(_ name: String = "reviews") throws -> [String] {
        let route = try resource("virtualservices", name)?["spec"]?["http"]?[0]?["route"]
        return route?.items.map { "\($0["destination"]?["subset"]?.text ?? "") \($0["weight"]?.text ?? "")" } ?? []
    }

    @discardableResult
    private func control(_ method: String, _ path: String, _ body: String? = nil) throws -> HTTPResponse {
        var settings = HTTPSettings()
        settings.tls.isVerified = false
        let request = HTTPRequest(
            "\(address)/-/\(path)",
            method: method == "GET" ? .get : .post,
            body: body.map { Array($0.utf8) }
        )
        return try HTTPClient(settings).send(request)
    }
}

/// Manifests of a cluster.
enum ClusterManifests {
    /// The service `reviews` in two versions; the second one has nothing yet in Istio's resources.
    static let reviews = service + virtualService("reviews") + rule + versions

    static let service = """
        apiVersion: v1
        kind: Service
        metadata: {name: reviews, namespace: shop}
        spec: {selector: {app: reviews}, ports: [{port: 80, name: http}]}
        ---

        """

    static let rule = """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: reviews, namespace: shop}
        spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}]}
        ---

        """

    static let versions = deployment("v1") + pod("v1") + deployment("v2") + pod("v2")

    static func virtualService(_ name: String, route: String = "{destination: {host: reviews, subset: v1}}") -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: \(name), namespace: shop, labels: {team: books}}
        spec:
          hosts: [\(name)]
          http: [{timeout: 2s, route: [\(route)]}]
        ---

        """
    }

    static func deployment(_ version: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: reviews-\(version), namespace: shop}
        spec: {replicas: 2, template: {metadata: {labels: {app: reviews, version: \(version)}}}}
        ---

        """
    }

    static func pod(_ version: String, isReady: Bool = true) -> String {
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: reviews-\(version)-x, namespace: shop, labels: {app: reviews, version: \(version), hash: x}}
        status: {conditions: [{type: Ready, status: "\(isReady ? "True" : "False")"}]}
        ---

        """
    }
}
