extension EnvoyTranslation {
    /// The page that lists each field as translated, approximated or ignored, in Markdown.
    public static var supportPage: String {
        var lines = [
            "# What Envoys are told",
            "",
            "`meshgen envoy config` translates Istio's resources to the configuration of Envoys on one machine. A field that is not",
            "named here works as in a cluster; what is used of the others is said as a note.",
        ]
        for support in KindSupport.all {
            lines += ["", "## \(support.kind)", ""]
            if case .ignored(let reason) = support.rest {
                lines.append("Ignored: \(reason).")
                continue
            }
            if support.exceptions.isEmpty {
                lines.append("All fields are translated.")
                continue
            }
            lines += ["All fields are translated but these:", "", "| field | | |", "| --- | --- | --- |"]
            for (path, support) in support.exceptions.sorted(by: { $0.key < $1.key }) {
                switch support {
                case .translated: break
                case .approximated(let text): lines.append("| `\(path)` | approximated | \(text) |")
                case .ignored(let text): lines.append("| `\(path)` | ignored | \(text) |")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
