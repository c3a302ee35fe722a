/// Commands to go on with, as a shell takes them.
enum Hints {
    /// This very command, going on with the canary that runs; without names and passwords in addresses.
    static var resume: String {
        let arguments = CommandLine.arguments.dropFirst().map { quoted(masked($0)) }
        return (["meshgen"] + arguments + (arguments.contains("--resume") ? [] : ["--resume"])).joined(separator: " ")
    }

    static func abort(_ place: PlaceOptions) -> String {
        let cluster = place.manifests.cluster
        let options = [
            ("-f", place.folder), ("--context", cluster.context), ("--namespace", cluster.namespace),
            ("--kubeconfig", cluster.kubeconfig),
        ]
        let target = options.flatMap { option in option.1.map { [option.0, $0] } ?? [] }
        let path = place.path == "." ? [] : [place.path]
        return (["meshgen", "canary", "abort", place.service] + path + target).map(quoted).joined(separator: " ")
    }

    private static func masked(_ text: String) -> String {
        text.replacing(/:\/\/[^\/]*@/, with: "://***@")
    }

    private static func quoted(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { byte in
            byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                || "0123456789-_./,:=%@+".utf8.contains(byte)
        }
        return plain && !text.isEmpty ? text : "'\(text.replacing("'", with: "'\\''"))'"
    }
}
