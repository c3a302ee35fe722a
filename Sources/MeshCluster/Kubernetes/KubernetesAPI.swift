public import YAML

/// The API of a Kubernetes cluster.
public final class KubernetesAPI {
    private let access: ClusterAccess
    private let isCancelled: () -> Bool
    private let retries: RetryPolicy
    private var credentials: Credentials?
    private var client: HTTPClient?

    /// - Parameter isCancelled: asked while something is waited for; `true` ends it with ``ClusterError/Code/cancelled``.
    public init(
        _ access: ClusterAccess,
        retries: RetryPolicy = RetryPolicy(),
        isCancelled: @escaping () -> Bool = { false }
    ) {
        self.access = access
        self.retries = retries
        self.isCancelled = isCancelled
    }

    /// The name of the context, for messages.
    public var context: String { access.context }

    /// The resource at a path such as `/api/v1/namespaces/shop/pods/cart`.
    public func get(_ path: String) throws(ClusterError) -> Node { try answer(.get, path) }

    /// Changes a resource, and gives it as it is then; repeated after a failure, because a guarded patch has no effect twice.
    ///
    /// - Parameter query: for example `dryRun=All`.
    public func patch(_ path: String, _ patch: JSONPatch, query: String = "") throws(ClusterError) -> Node {
        try answer(.patch, Self.changing(path, query), patch.json, type: "application/json-patch+json")
    }

    /// Adds a resource to a collection.
    public func create(_ path: String, _ json: [UInt8], query: String = "") throws(ClusterError) -> Node {
        try answer(.post, Self.changing(path, query), json, type: "application/json")
    }

    public func delete(_ path: String) throws(ClusterError) { _ = try answer(.delete, path) }

    /// The items of a collection, however many answers they come in.
    public func list(_ path: String) throws(ClusterError) -> [Node] {
        var items: [Node] = []
        var next = ""
        repeat {
            let page = try answer(.get, "\(path)?limit=500\(next.isEmpty ? "" : "&continue=\(next.percentEncoded)")")
            items += page["items"]?.items.map(\.self) ?? []
            next = page["metadata"]?["continue"]?.text ?? ""
        } while !next.isEmpty
        return items
    }

    private static func changing(_ path: String, _ query: String) -> String {
        "\(path)?fieldManager=meshgen\(query.isEmpty ? "" : "&\(query)")"
    }

    private func answer(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: [UInt8]? = nil,
        type: String? = nil
    ) throws(ClusterError) -> Node {
        let isRepeatable = method != .post
        var request = HTTPRequest(
            "\(access.cluster.server)\(path)",
            method: method,
            body: body,
            isRepeatable: isRepeatable
        )
        request.headers = [HTTPHeader("Accept", "application/json")]
        if let type { request.headers.append(HTTPHeader("Content-Type", type)) }
        var response = try send(request)
        if response.status == 401, access.credentials?.isRenewable == true {
            // They may have ended before their time.
            credentials = nil
            response = try send(request)
        }
        guard response.isSuccess else { throw failure(request, response) }
        guard let root = response.json(), root.kind == .mapping else {
            throw ClusterError(.unreachable, "\(request.place) answered with something else than JSON")
        }
        return root
    }

    private func send(_ request: HTTPRequest) throws(ClusterError) -> HTTPResponse {
        let client = try ready()
        do {
            return try client.send(request)
        } catch {
            throw ClusterError(error.code == .cancelled ? .cancelled : .unreachable, hidingSecrets(error.message))
        }
    }

    /// A client with credentials that still count.
    private func ready() throws(ClusterError) -> HTTPClient {
        if let client, let credentials, credentials.expiry ?? .max > Timestamp.now + 10 { return client }
        let credentials = try access.credentials?.credentials(for: access.cluster) ?? Credentials()
        var settings = HTTPSettings()
        settings.tls = access.cluster.tls
        settings.tls.certificate = credentials.certificate
        settings.tls.key = credentials.key
        settings.bearerToken = credentials.token
        settings.proxy = access.cluster.proxy
        settings.retries = retries
        let client = HTTPClient(settings, isCancelled: isCancelled)
        self.credentials = credentials
        self.client = client
        return client
    }

    private func failure(_ request: HTTPRequest, _ response: HTTPResponse) -> ClusterError {
        let status = response.json()
        let words = status?["message"]?.text ?? "status \(response.status)"
        let message = hidingSecrets("\(request.method.rawValue) \(request.place): \(words)")
        switch response.status {
        case 401:
            return ClusterError(
                .credentials,
                "the cluster of the context '\(context)' does not take the credentials of its user (401)",
                advice: ["log in again, or renew the token"]
            )
        case 403: return ClusterError(.forbidden, message)
        case 404: return ClusterError(.notFound, message)
        case 409: return ClusterError(.conflict, message)
        case 400, 415, 422: return ClusterError(.invalid, message)
        default: return ClusterError(.unreachable, message)
        }
    }

    /// A message of somebody else's without what must not be shown, should it repeat that.
    private func hidingSecrets(_ message: String) -> String {
        (credentials?.secrets ?? []).reduce(message) { $0.replacing($1, with: "[hidden]") }
    }
}

extension String {
    /// As a value in a query.
    fileprivate var percentEncoded: String {
        utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    fileprivate func replacing(_ secret: String, with text: String) -> String {
        var result = "", rest = self[...]
        while let first = rest.first {
            if rest.hasPrefix(secret) {
                result += text
                rest = rest.dropFirst(secret.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
