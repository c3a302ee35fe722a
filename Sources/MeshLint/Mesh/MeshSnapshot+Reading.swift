public import MeshModel

extension MeshSnapshot {
    /// Reads manifests, and takes over what a Mesh.swift declares. Patches of kustomize are no manifests, and left out.
    ///
    /// - Returns: the snapshot, and how many documents there were, the unreadable ones among them.
    public static func read(
        _ sources: [LintSource],
        declared: [DeclaredResource] = [],
        settings: MeshSettings = MeshSettings(),
        isComplete: Bool = false
    ) -> (mesh: MeshSnapshot, documentCount: Int) {
        let (whole, patches) = KustomizePatches(of: sources).separate(sources)
        let read = SourceReader.read(whole)
        let mesh = MeshSnapshot(
            read.flatMap(\.resources) + Parallel.map(declared, \.located),
            problems: read.flatMap(\.problems) + patches,
            settings: settings,
            isComplete: isComplete
        )
        return (mesh, read.reduce(declared.count) { $0 + $1.documentCount })
    }
}

extension DeclaredResource {
    /// The resource with its declaration as its place.
    fileprivate var located: any AnyLocated {
        let resource = resource
        return resource.located(at: place, apiVersion: apiVersion ?? resource.typeName.apiVersion)
    }
}

extension Resource {
    fileprivate func located(at place: SourcePlace, apiVersion: String) -> any AnyLocated {
        var tape = Tape()
        encodeDocument(to: &tape, apiVersion: apiVersion)
        return located(
            tape,
            apiVersion: apiVersion,
            isModelled: Self.self != RawResource.self,
            origin: .declared(place, tape)
        )
    }
}
