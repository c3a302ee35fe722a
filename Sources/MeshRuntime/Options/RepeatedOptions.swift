public import ArgumentParser

/// Options that are given twice: the argument parser would take the last one without a word.
public enum RepeatedOptions {
    private static let repeatable: Set<String> = ["--set", "--only", "--header", "--route"]
    private static let longNames = ["-o": "--output", "-f": "--folder", "-q": "--quiet", "-h": "--help"]

    /// Throws for the first option that was given before and may be given once.
    public static func refuse(_ arguments: [String]) throws(ValidationError) {
        var seen: Set<String> = []
        for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("-") && argument != "-" {
            let written = argument.prefix { $0 != "=" }
            let name = longNames[String(written)] ?? String(written)
            guard !repeatable.contains(name), !seen.insert(name).inserted else { continue }
            throw ValidationError("'\(name)' is given twice")
        }
    }
}
