import MeshModel
import YAML

/// Something with annotations and labels: a resource, or the template of pods in it.
struct AnnotationPlace: Placed {
    let document: LintDocument
    let metadata: ObjectMeta
    /// What it is to Istio: the kind, or `Pod` for a template.
    let kind: String
    /// The way to its metadata.
    let path: FieldPath

    var annotations: FieldPath { path.metadata.annotations }
    var labels: FieldPath { path.metadata.labels }
}

extension MeshSnapshot {
    /// The metadata of everything, and of the templates of pods.
    var annotationPlaces: [AnnotationPlace] {
        let templates = workloads.all.filter { !$0.podPath.steps.isEmpty }.map { workload in
            AnnotationPlace(
                document: workload.document,
                metadata: workload.podMetadata,
                kind: "Pod",
                path: workload.podPath
            )
        }
        return everything.map {
            AnnotationPlace(document: $0.document, metadata: $0.metadata, kind: $0.document.kind, path: .root)
        } + templates
    }
}
