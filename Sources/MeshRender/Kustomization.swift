import YAML

extension RenderedFile {
    /// The file that makes a folder usable with `kubectl apply -k` and kustomize.
    ///
    /// It lists `paths`, the files with resources, in their order.
    static func kustomization(of paths: [String]) -> RenderedFile {
        var writer = YAMLWriter()
        writer.beginDocument()
        writer.beginMapping()
        writer.key("apiVersion")
        writer.string("kustomize.config.k8s.io/v1beta1")
        writer.key("kind")
        writer.string("Kustomization")
        writer.key("resources")
        writer.beginSequence()
        for path in paths { writer.string(path) }
        writer.endSequence()
        writer.endMapping()
        return RenderedFile(path: "kustomization.yaml", bytes: writer.finish())
    }
}
