#ifndef MESH_IMAGE_H
#define MESH_IMAGE_H

/// The `main` of a prelinked runtime: maps the image that argv[0] names and calls its entry.
///
/// An image is a compiled Mesh.swift, linked at a fixed address against the symbols of the very executable that
/// maps it. It holds nothing but the mesh's own code, which is why it links eight times as fast as a whole program.
int mesh_image_main(int argc, char **argv);

#endif
