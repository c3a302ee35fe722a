// A Mesh.swift imports this module alone.
@_exported public import MeshModel
