import MeshModel
import MeshRender

/// What evaluating a mesh came to, before anything is written.
struct Evaluation {
    var rendered: RenderedMesh
    /// The Secrets that somebody has to create.
    var secrets: [SecretRequirement]

    /// What is wrong; there is nothing to deliver unless this is empty.
    var problems: [RenderProblem] { rendered.problems }
}
