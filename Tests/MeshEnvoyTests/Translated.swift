import Foundation
import MeshEnvoy
import MeshLint
import MeshModel
import TestKit

/// A mesh of some manifests, as the proxies are told of it.
struct Translated {
    let translation: EnvoyTranslation

    init(_ yaml: String, delivery: Delivery = .inline(certificates: "certificates")) {
        let mesh = MeshSnapshot.read([LintSource("mesh.yaml", Array(yaml.utf8))]).mesh
        translation = EnvoyTranslation(of: mesh, portBase: 8_000, delivery: delivery)
    }

    /// The whole configuration of a proxy, as a plain JSON value.
    func bootstrap(_ name: String) throws -> JSON {
        let proxy = translation.proxies.first { $0.proxy.name == name }
        return try JSON(Data((proxy?.bootstrap.tape.json()) ?? Array("null".utf8)))
    }

    /// The listener of a proxy whose name begins so.
    func listener(_ prefix: String, of name: String) throws -> JSON {
        let listeners = try bootstrap(name)["static_resources"]["listeners"].array
        return listeners.first { $0["name"].string?.hasPrefix(prefix) == true } ?? JSON(nil)
    }

    /// The routes of a listener's first virtual host.
    func routes(_ prefix: String, of name: String) throws -> [JSON] {
        let filter = try listener(prefix, of: name)["filter_chains"][0]["filters"].array.last ?? JSON(nil)
        return filter["typed_config"]["route_config"]["virtual_hosts"][0]["routes"].array
    }

    func cluster(_ name: String, of proxy: String) throws -> JSON {
        let clusters = try bootstrap(proxy)["static_resources"]["clusters"].array
        return clusters.first { $0["name"].string == name } ?? JSON(nil)
    }
}

/// A JSON value that can be asked for anything.
struct JSON {
    let value: Any?

    init(_ value: Any?) { self.value = value is NSNull ? nil : value }

    init(_ data: Data) throws { self.init(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) }

    subscript(key: String) -> JSON { JSON((value as? [String: Any])?[key]) }
    subscript(index: Int) -> JSON {
        guard let list = value as? [Any], list.indices.contains(index) else { return JSON(nil) }
        return JSON(list[index])
    }

    var array: [JSON] { (value as? [Any] ?? []).map(JSON.init) }
    var string: String? { value as? String }
    var int: Int? { value as? Int }
    var bool: Bool? { value as? Bool }
    var isAbsent: Bool { value == nil }
    /// The value as text with sorted keys, to compare.
    var text: String {
        guard let value else { return "null" }
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes]
        let data = try? JSONSerialization.data(withJSONObject: value, options: options)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// Manifests that several tests begin with.
enum Manifests {
    /// A client and a service with two versions.
    static let shop = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        ---
        \(service("cart", port: 8080))
        \(deployment("cart-v1", app: "cart", version: "v1", port: 8080))
        \(deployment("cart-v2", app: "cart", version: "v2", port: 8080))
        \(service("web", port: 8000))
        \(deployment("web", app: "web", version: "v1", port: 8000))
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart, namespace: shop}
        spec:
          host: cart
          subsets:
          - {name: v1, labels: {version: v1}}
          - {name: v2, labels: {version: v2}}
        ---

        """

    static func service(_ name: String, port: Int, protocol: String = "http") -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: \(name), namespace: shop}
        spec:
          selector: {app: \(name)}
          ports: [{name: \(`protocol`), port: \(port)}]
        ---
        """
    }

    static func deployment(_ name: String, app: String, version: String, port: Int) -> String {
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: \(app), namespace: shop}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name), namespace: shop}
        spec:
          selector: {matchLabels: {app: \(app), version: \(version)}}
          template:
            metadata: {labels: {app: \(app), version: \(version)}}
            spec:
              serviceAccountName: \(app)
              containers: [{name: \(app), image: "\(app):1", ports: [{containerPort: \(port)}]}]
        ---
        """
    }

    /// A VirtualService for the cart.
    static func routes(_ http: String) -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: shop}
        spec:
          hosts: [cart]
          http:
        \(http.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
        ---

        """
    }
}
