public import MeshModel

/// Sends the requests below a path to a service; routes are tried in order.
public struct Route: IngressPart {
    let prefix: String
    let service: Service
    let port: Port.ApplicationProtocol
    let place: SourcePlace

    /// HTTP requests whose path is `path` or below it.
    public init(
        _ path: String,
        to service: Service,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column
    ) {
        prefix = path
        self.service = service
        port = .http
        place = SourcePlace(file, line, column)
    }

    /// gRPC and gRPC-Web calls of the methods of a package or a service: `gym.main.v1`.
    public init(
        grpc package: String,
        to service: Service,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column
    ) {
        prefix = "/\(package)."
        self.service = service
        port = .grpc
        place = SourcePlace(file, line, column)
    }

    public func apply(to ingress: inout Ingress) { ingress.routes.append(self) }

    /// What the gateway must be allowed to do for this route.
    func call(from gateway: String) -> Call {
        let paths =
            prefix == "/" ? [] : port == .grpc || prefix.hasSuffix("/") ? [prefix + "*"] : [prefix, prefix + "/*"]
        let number = service.plan.ports.first { $0.protocol == port }?.number
        return Call(
            caller: .workload(gateway),
            callee: service.name,
            methods: port == .grpc ? [.post] : [],
            paths: paths,
            ports: number.map { [$0] } ?? [],
            isPublic: true
        )
    }
}

/// Lets only requests with a valid JSON Web Token reach some of the paths.
public struct TokenAuthentication: IngressPart {
    let issuer: String
    let keys: String
    let audiences: [String]
    let paths: [String]
    let publicPaths: [String]
    let cookies: [String]

    /// Looks for the token in the header `Authorization`, and in cookies if some are named.
    ///
    /// A preflight request of a browser (`OPTIONS`) carries no token and needs none.
    ///
    /// - Parameters:
    ///   - issuer: the claim `iss` that a token must have.
    ///   - keys: the URL of the JSON Web Key Set. istiod fetches it, which is not part of the mesh: a service of the mesh with
    ///     strict mutual TLS does not answer it, so name the way from outside.
    ///   - paths: what needs a token, with `*` at the end.
    ///   - publicPaths: what among it does not.
    ///   - cookies: cookies that may hold the token, for what a browser does without a header: an `EventSource`, a
    ///     `WebSocket`. Set them `HttpOnly`, `Secure` and `SameSite=Strict`, or other sites can send requests with them.
    public init(
        issuer: String,
        keys: String,
        audiences: [String] = [],
        paths: [String],
        except publicPaths: [String] = [],
        cookies: [String] = []
    ) {
        self.issuer = issuer
        self.keys = keys
        self.audiences = audiences
        self.paths = paths
        self.publicPaths = publicPaths
        self.cookies = cookies
    }

    public func apply(to ingress: inout Ingress) { ingress.authentication = self }
}

/// Answers 429 where a pod of the gateway gets more requests than this.
public struct RateLimit: IngressPart {
    let requests: Int
    let burst: Int
    let interval: GoDuration

    /// - Parameters:
    ///   - requests: how many are let through an interval, by each pod of the gateway.
    ///   - burst: how many at once after a quiet time; as many as `requests` if absent.
    public init(_ requests: Int, per interval: GoDuration = .seconds(1), burst: Int? = nil) {
        self.requests = requests
        self.burst = burst ?? requests
        self.interval = interval
    }

    public func apply(to ingress: inout Ingress) { ingress.rateLimit = self }
}
