import Foundation

/// Certificate authorities and certificates made by openssl for one test.
public struct Certificates: Sendable {
    private let folder: TemporaryFolder

    /// An authority `ca`, one that nobody trusts (`other`), a server's certificate for `localhost`, and a client's for `dev`.
    public init() throws {
        folder = try TemporaryFolder()
        for name in ["ca", "other"] {
            try openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=\(name) -keyout \(name).key -out \(name).pem"
            )
        }
        try folder.write("subjectAltName=DNS:localhost\n", to: "server.ext")
        try folder.write("extendedKeyUsage=clientAuth\n", to: "client.ext")
        try sign("server", as: "server")
        try sign("client", as: "dev")
    }

    public func path(_ name: String) -> String { folder.url.appending(path: name).path }

    public func bytes(_ name: String) throws -> [UInt8] { try Array(folder.read(name).utf8) }

    private func sign(_ name: String, as subject: String) throws {
        try openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=\(subject) -keyout \(name).key -out \(name).csr"
        )
        try openssl(
            "x509 -req -days 2 -in \(name).csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile \(name).ext -out \(name).pem"
        )
    }

    private func openssl(_ arguments: String) throws {
        let run = try CommandRun(
            URL(filePath: "/usr/bin/env"),
            ["openssl"] + arguments.split(separator: " ").map(String.init),
            in: folder.url
        )
        guard run.status == 0 else { throw Failure(message: run.errors) }
    }

    struct Failure: Error { let message: String }
}
