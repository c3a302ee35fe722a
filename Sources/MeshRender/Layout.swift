/// How the resources of a mesh are spread over files.
///
/// What belongs to no service is in `00-mesh`, which sorts before every service: `kubectl apply -f FOLDER` goes by name
/// and must meet the namespace before what lives in it. See ``FileNames``.
public enum Layout: String, CaseIterable, Sendable {
    /// One file, named after the mesh.
    case stream
    /// One file a service, and `00-mesh` for the rest.
    case filePerService = "file-per-service"
    /// One file a resource, in one folder a service, and `00-mesh` for the rest.
    case filePerResource = "file-per-resource"
}

/// How resources are spelled.
public enum OutputFormat: String, CaseIterable, Sendable {
    /// A file is a sequence of documents.
    case yaml
    /// A file is one resource, or one `List` of resources, as `kubectl get -o json` prints it.
    case json
}
