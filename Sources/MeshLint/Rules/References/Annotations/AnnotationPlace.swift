import MeshModel
import YAML

/// Something with annotations and labels: a resource, or the template of pods in it.
struct AnnotationPlace: Placed {
    let document: LintDocument
    let labels: [String: String]
    let annotations: [String: String]
    /// What it is to Istio: the kind, or `Pod` for a template.
    let kind: String
    /// The way to its metadata.
    let path: FieldPath

    func path(ofAnnotation name: String) -> FieldPath { path.metadata.annotations[name] }
    func path(ofLabel name: String) -> FieldPath { path.metadata.labels[name] }
}

extension MeshSnapshot {
    /// The labels and annotations of everything, and of the templates of pods.
    var annotationPlaces: [AnnotationPlace] { annotationPlacesFact { documentPlaces + templatePlaces } }

    private var documentPlaces: [AnnotationPlace] {
        documents.compactMap { document in
            guard !document.labels.isEmpty || !document.annotations.isEmpty else { return nil }
            return AnnotationPlace(
                document: document,
                labels: document.labels,
                annotations: document.annotations,
                kind: document.kind,
                path: .root
            )
        }
    }

    private var templatePlaces: [AnnotationPlace] {
        workloads.all.filter { !$0.podPath.steps.isEmpty }.map { workload in
            AnnotationPlace(
                document: workload.document,
                labels: workload.labels,
                annotations: workload.annotations,
                kind: "Pod",
                path: workload.podPath
            )
        }
    }
}
