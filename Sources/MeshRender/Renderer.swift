public import MeshModel

/// Turns the resources of a mesh, handed over one at a time, into files.
///
/// A resource is encoded at once and not kept, so that memory holds little more than the output.
///
/// ```swift
/// var renderer = Renderer(mesh: "gym", layout: .filePerService)
/// mesh.lower { renderer.add($0) }
/// let rendered = renderer.finish()
/// ```
public struct Renderer: Sendable {
    private let layout: Layout
    private let hasKustomization: Bool
    private var filter: ResourceFilter
    private var names: FileNames
    private var check = IdentityCheck()
    private var writer: ManifestWriter
    private var files: [FileBuilder] = []
    private var indexOfService: [String?: Int] = [:]
    private var indexOfPath: [String: Int] = [:]
    private var count = 0

    /// Room for the stream of two thousand services, so that it is not copied each time it has doubled.
    private static let streamCapacity = 16 << 20

    /// Starts without resources.
    ///
    /// `mesh` is the name of the mesh, which names the file of ``Layout/stream``. With `hasKustomization` there is also a
    /// kustomization.yaml that lists the files.
    public init(
        mesh: String,
        layout: Layout = .stream,
        format: OutputFormat = .yaml,
        filter: ResourceFilter = .init(),
        hasKustomization: Bool = false
    ) {
        self.layout = layout
        self.hasKustomization = hasKustomization
        self.filter = filter
        names = FileNames(mesh: mesh, layout: layout, format: format)
        writer = ManifestWriter(format)
    }

    /// Takes in the next resource.
    public mutating func add(_ declared: DeclaredResource) {
        let identity = declared.resource.identity
        check.check(identity, declared)
        guard filter.selects(declared.resource) else { return }
        let index = fileIndex(of: identity, service: declared.service)
        count += 1
        writer.write(declared) { files[index].append($0) }
    }

    /// The files, sorted by path, and what is wrong with them.
    public consuming func finish() -> RenderedMesh {
        if layout == .stream, files.isEmpty { _ = fileIndex(forService: nil) }
        var rendered: [RenderedFile] = []
        rendered.reserveCapacity(files.count + 1)
        while let file = files.popLast() { rendered.append(file.finish()) }
        rendered.sort { $0.path < $1.path }
        if hasKustomization { rendered.append(.kustomization(of: rendered.map(\.path))) }
        return RenderedMesh(
            files: rendered,
            resourceCount: count,
            problems: check.problems + filter.problems,
            notes: filter.notes
        )
    }

    private mutating func fileIndex(of identity: ResourceIdentity, service: String?) -> Int {
        switch layout {
        case .stream: files.isEmpty ? fileIndex(forService: nil) : 0
        case .filePerService: indexOfService[service] ?? fileIndex(forService: service)
        case .filePerResource: newFile(names.path(of: identity, service: service))
        }
    }

    /// The file of a service, which may be that of another one whose name is all but the same.
    private mutating func fileIndex(forService service: String?) -> Int {
        let path = names.path(ofService: service)
        let index = indexOfPath[path] ?? newFile(path)
        indexOfPath[path] = index
        indexOfService[service] = index
        return index
    }

    private mutating func newFile(_ path: String) -> Int {
        let isList = names.format == .json && layout != .filePerResource
        let capacity = layout == .stream ? Self.streamCapacity : 0
        files.append(FileBuilder(path: path, isList: isList, capacity: capacity))
        return files.count - 1
    }
}

/// What a mesh comes to as files.
public struct RenderedMesh: Sendable {
    /// Sorted by path; a kustomization comes last.
    public var files: [RenderedFile]
    /// How many resources the files hold.
    public var resourceCount: Int
    /// What is wrong; the files are of no use unless this is empty.
    public var problems: [RenderProblem]
    /// What the user may not have expected, one sentence each.
    public var notes: [String]

    public init(files: [RenderedFile], resourceCount: Int, problems: [RenderProblem], notes: [String]) {
        self.files = files
        self.resourceCount = resourceCount
        self.problems = problems
        self.notes = notes
    }
}
