public import Foundation

/// The Envoy that the tests run: the one that `make setup` installs for them.
public enum EnvoyBinary {
    public static var path: URL {
        let packages = Project.path(".build/python/lib")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: packages.path)) ?? []
        let version = names.first { $0.hasPrefix("python") } ?? "python3"
        return packages.appending(path: "\(version)/site-packages/envoy/_bin/envoy")
    }

    /// The Python that has the packages of the tests' tools.
    public static var python: URL { Project.path(".build/python/bin/python") }
}
