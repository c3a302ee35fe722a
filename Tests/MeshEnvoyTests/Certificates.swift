import Foundation
import MeshEnvoy
import TestKit

/// A folder of certificates as Envoys expect it, of an authority of the test's own.
struct Certificates {
    let folder: TemporaryFolder

    init(for proxies: [Proxy], credentials: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        for authority in ["mesh-ca", "gateway-ca"] { try makeAuthority(authority) }
        for proxy in proxies {
            try issue("workload-\(FileName.of(proxy.id))", names: "URI:\(proxy.identity)", from: "mesh-ca")
        }
        for (credential, host) in credentials {
            try issue("gateway-\(FileName.of(credential))", names: "DNS:\(host)", from: "gateway-ca")
        }
    }

    func makeAuthority(_ name: String) throws {
        try openssl(
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
                + ["-subj", "/CN=\(name)", "-keyout", path("\(name).key"), "-out", path("\(name).crt")]
        )
    }

    func issue(_ name: String, names: String, from authority: String) throws {
        try openssl(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                "/CN=test",
            ]
                + ["-CA", path("\(authority).crt"), "-CAkey", path("\(authority).key")]
                + ["-addext", "subjectAltName=\(names)", "-addext", "basicConstraints=critical,CA:FALSE"]
                + ["-keyout", path("\(name).key"), "-out", path("\(name).crt")]
        )
    }

    func path(_ name: String) -> String { folder.url.appending(path: name).path }

    private func openssl(_ arguments: [String]) throws {
        let run = try CommandRun(URL(filePath: "/usr/bin/openssl"), arguments)
        guard run.status == 0 else { throw Failure(message: run.errors) }
    }

    struct Failure: Error { var message: String }
}
