public import MeshDSL

/// What the generated `main` of a renderer calls.
///
/// It is called by its symbol, so that compiling a mesh reads neither this module nor those it needs: see
/// `MeshCompile.EntryPoint`, which declares it with the same parameters.
@_silgen_name("meshgen_run")
public func runRenderer(_ embeddedTraffic: String?, _ mesh: () -> Mesh) -> Never {
    MeshProgram.run(embeddedTraffic: embeddedTraffic, mesh)
}
