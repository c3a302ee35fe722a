import MeshModel
import MeshRender
import YAML

extension MeshSnapshot {
    /// The values that the injector was installed with, if its ConfigMap is among the inputs.
    var injectorValues: AnyValue? {
        let map = all(ConfigMap.self).first { $0.name.hasPrefix("istio-sidecar-injector") }
        guard let text = map?.resource.data?["values"], let root = Document.parse(text).documents.first?.root else {
            return nil
        }
        return AnyValue(MeshModel.Tape(root))
    }

    /// The image that the injector puts in.
    var injectedImage: String? {
        guard let global = injectorValues?["global"],
            let tag = global["tag"]?.string ?? global["tag"]?.int.map({ "\($0)" })
        else { return nil }
        let image = global["proxy"]?["image"]?.string ?? "proxyv2"
        if image.contains("/") { return image }
        guard let hub = global["hub"]?.string else { return nil }
        let variant = global["variant"]?.string ?? ""
        return "\(hub)/\(image):\(tag)" + (variant.isEmpty || tag.hasSuffix(variant) ? "" : "-\(variant)")
    }

    /// The webhooks that put proxies into pods.
    var injectors: [MutatingWebhookConfiguration.Webhook] {
        all(MutatingWebhookConfiguration.self).flatMap { $0.resource.webhooks ?? [] }.filter {
            $0.name.hasSuffix("istio.io")
        }
    }
}

extension MutatingWebhookConfiguration.Webhook {
    /// Whether pods with these labels, in a namespace with those, come to the webhook.
    func selects(pod: [String: String], namespace: [String: String]) -> Bool {
        (objectSelector?.selects(pod) ?? true) && (namespaceSelector?.selects(namespace) ?? true)
    }
}
