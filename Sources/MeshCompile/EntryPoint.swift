/// The file that meshgen adds to a mesh to make a program of it.
enum EntryPoint {
    static let fileName = "MeshgenEntry.swift"
    /// The name of the C function that starts an image.
    static let symbol = "meshgen_start"

    /// The text of the file.
    ///
    /// It names ``MeshRuntime``'s function by its symbol instead of importing the module: that alone saves the compiler 15 ms
    /// of reading the modules of the command line and of Foundation.
    ///
    /// - Parameter traffic: the content of `traffic.yaml`, for a renderer that carries it along.
    static func source(traffic: String? = nil) -> String {
        """
        import MeshDSL

        @_silgen_name("meshgen_run")
        func meshgenRun(_ traffic: String?, _ mesh: () -> MeshDSL.Mesh) -> Never

        @main enum MeshgenEntry {
            static func main() { meshgenRun(\(traffic.map(literal) ?? "nil")) { mesh } }
        }

        """
    }

    private static func literal(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case " "..."~": String(scalar)
            default: "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return "\"\(escaped.joined())\""
    }
}
