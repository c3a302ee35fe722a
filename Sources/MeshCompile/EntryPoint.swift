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
    /// - Parameters:
    ///   - traffic: the content of `traffic.yaml`, for a renderer that carries it along.
    ///   - inputs: constants that hold environments and parameters. They are evaluated before anything else, since a
    ///     constant that is not used is not evaluated, and its name would not be known.
    static func source(traffic: String? = nil, inputs: [String] = []) -> String {
        let evaluation = inputs.map { "_ = \($0); " }.joined()
        return """
            import MeshDSL

            @_silgen_name("meshgen_run")
            func meshgenRun(_ traffic: String?, _ mesh: () -> MeshDSL.Mesh) -> Never

            @main enum MeshgenEntry {
                static func main() { meshgenRun(\(traffic.map(literal) ?? "nil")) { \(evaluation)return mesh } }
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

    /// The constants at the top level of a source that are an environment or a parameter.
    static func inputs(of source: String) -> [String] {
        source.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 3)
            guard line.hasPrefix("let "), words.count == 4, words[2] == "=" else { return nil }
            guard ["environment(", "parameter("].contains(where: words[3].hasPrefix) else { return nil }
            return String(words[1])
        }
    }
}
