/// The namespaces that a resource is exported to.
///
/// Source: Istio, `pkg/config/validation/validation.go` (`validateExportTo`).
enum ExportScope {
    /// What is wrong with a list, entry by entry.
    ///
    /// - Parameters:
    ///   - namespace: that of the resource, empty if it is not known.
    ///   - allowsNobody: whether `~`, for no namespace at all, is an entry: so for a ServiceEntry.
    static func problems(
        of list: [String],
        in namespace: String,
        allowsNobody: Bool = false
    ) -> [(index: Int, message: String)] {
        var seen: Set<String> = []
        var problems: [(index: Int, message: String)] = []
        for (index, entry) in list.enumerated() {
            let name = entry == "." && !namespace.isEmpty ? namespace : entry
            if let problem = problem(of: entry, allowsNobody: allowsNobody) {
                problems.append((index, problem))
            } else if !seen.insert(name).inserted {
                let twice = list[..<index].contains(entry)
                problems.append(
                    (index, twice ? "'\(entry)' is listed twice" : "'.' is '\(namespace)', which is listed too")
                )
            }
        }
        for all in ["*", "~"] where seen.contains(all) && seen.count > 1 {
            problems.append((list.firstIndex(of: all) ?? 0, "'\(all)' stands beside other namespaces"))
        }
        return problems
    }

    private static func problem(of entry: String, allowsNobody: Bool) -> String? {
        switch entry {
        case ".", "*": return nil
        case "~": return allowsNobody ? nil : "'~' exports to no namespace, which only a ServiceEntry can"
        default: return DNSSyntax.isLabel(entry) ? nil : "'\(entry)' is neither a namespace nor one of '.' and '*'"
        }
    }
}
