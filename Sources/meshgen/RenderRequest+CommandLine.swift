import MeshRender
import MeshRuntime

/// The short way from a command line to a request.
///
/// The argument parser finds out at run time, by reflection, what options there are. That takes 3 ms, which is more than the
/// whole rest of a render whose mesh has not changed. So a plain `render` is read here first; whatever this does not take
/// for certain (a mistake, an abbreviation, `--help`, an option given twice) goes to the argument parser, which alone
/// decides what is right. A test compares the two.
extension RenderRequest {
    /// - Parameter commandLine: the arguments without the program's name.
    /// - Returns: `nil` if the argument parser should look at them.
    init?(commandLine: [String]) {
        guard commandLine.first == "render" else { return nil }
        var plain = PlainOptions()
        var rest = commandLine.dropFirst()
        while let argument = rest.popFirst() {
            guard plain.take(argument, &rest) else { return nil }
        }
        guard let request = plain.request else { return nil }
        self = request
    }
}

/// The options as they are written, each at most once but the repeatable ones.
private struct PlainOptions {
    private var values: [String: String] = [:]
    private var settings: [String: String] = [:]
    private var only: [String] = []
    private var flags: Set<String> = []

    private static let named = [
        "-o": "output", "--output": "output", "--env": "env", "--layout": "layout",
        "--format": "format", "--timeout": "timeout",
    ]
    private static let flagNames = [
        "--kustomization": "kustomization", "--check": "check", "--quiet": "quiet", "-q": "quiet",
        "--no-lint": "no-lint",
        "--fresh": "fresh",
    ]

    mutating func take(_ argument: String, _ rest: inout ArraySlice<String>) -> Bool {
        guard argument.hasPrefix("-") else { return store(argument, as: "path") }
        if let flag = Self.flagNames[argument] { return flags.insert(flag).inserted }
        if let name = Self.named[argument] {
            guard let value = rest.popFirst(), !value.hasPrefix("-") || value == "-" && name == "output" else {
                return false
            }
            return store(value, as: name)
        }
        guard argument == "--set" || argument == "--only", let value = rest.popFirst(), !value.hasPrefix("-") else {
            return false
        }
        if argument == "--only" {
            only.append(value)
            return !value.isEmpty && !value.hasPrefix("/") && !value.hasSuffix("/")
        }
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else { return false }
        settings[parts[0]] = parts[1]
        return true
    }

    private mutating func store(_ value: String, as name: String) -> Bool {
        values.updateValue(value, forKey: name) == nil && !value.isEmpty
    }

    var request: RenderRequest? {
        let layout = values["layout"].map { Layout(rawValue: $0) }
        let format = values["format"].map { OutputFormat(rawValue: $0) }
        let timeout = values["timeout"].map { Int($0) } ?? 60
        if case .some(.none) = layout { return nil }
        if case .some(.none) = format { return nil }
        guard let timeout, 1...86_400 ~= timeout else { return nil }
        let folder = values["output"].flatMap { $0 == "-" ? nil : $0 }
        // Without a folder these are mistakes, which the argument parser explains.
        let needsFolder = flags.contains("check") || flags.contains("kustomization") || (layout ?? .stream) != .stream
        if folder == nil, needsFolder { return nil }
        var request = RenderRequest(
            path: values["path"] ?? ".",
            output: folder.map { .folder($0) } ?? .standardOutput,
            environment: values["env"],
            settings: settings,
            layout: layout ?? nil,
            format: (format ?? nil) ?? .yaml,
            only: only,
            hasKustomization: flags.contains("kustomization"),
            isCheck: flags.contains("check"),
            timeoutSeconds: timeout,
            isQuiet: flags.contains("quiet")
        )
        request.isFresh = flags.contains("fresh")
        request.isLinted = !flags.contains("no-lint")
        return request
    }
}
