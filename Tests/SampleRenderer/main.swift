import MeshDSL
import MeshRuntime

// What meshgen generates beside a Mesh.swift.
MeshProgram.run(embeddedTraffic: nil) { mesh }
