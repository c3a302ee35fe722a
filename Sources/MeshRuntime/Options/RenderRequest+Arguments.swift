import MeshRender

/// The form in which meshgen hands a request to a renderer: one `NAME=VALUE` an argument, checked already, so that the
/// renderer starts without a parser of command lines.
extension RenderRequest {
    /// The first argument of a renderer that is followed by a request in this form.
    static let resolvedFlag = "--resolved"

    /// The arguments of a renderer, without its own name.
    public var arguments: [String] {
        var arguments = [Self.resolvedFlag, "path=\(path)"] + choices
        if case .folder(let folder) = output { arguments.append("output=\(folder)") }
        if isCheck { arguments.append("check=") }
        if isQuiet { arguments.append("quiet=") }
        if isLintStream { arguments.append("lint-stream=") }
        if let keptPath { arguments.append("keep=\(keptPath)") }
        arguments.append("timeout=\(timeoutSeconds)")
        return arguments
    }

    /// What decides on the content of the manifests.
    var choices: [String] {
        var choices = ["layout=\(layout.rawValue)", "format=\(format.rawValue)"]
        if let environment { choices.append("env=\(environment)") }
        choices += settings.sorted { $0.key < $1.key }.map { "set=\($0.key)=\($0.value)" }
        choices += only.map { "only=\($0)" }
        if hasKustomization { choices.append("kustomization=") }
        if !isLinted { choices.append("no-lint=") }
        return choices
    }

    /// - Parameter arguments: what ``arguments`` gave; `nil` if it is anything else.
    public init?(arguments: [String]) {
        guard arguments.first == Self.resolvedFlag else { return nil }
        self.init()
        for argument in arguments.dropFirst() {
            guard let (name, value) = argument.splitAtEqualsSign, set(name, to: value) else { return nil }
        }
    }

    private mutating func set(_ name: String, to value: String) -> Bool {
        switch name {
        case "path": path = value
        case "output": output = .folder(value)
        case "env": environment = value
        case "only": only.append(value)
        case "keep": keptPath = value
        case "kustomization": hasKustomization = true
        case "check": isCheck = true
        case "quiet": isQuiet = true
        case "lint-stream": isLintStream = true
        case "no-lint": isLinted = false
        case "set":
            guard let (key, value) = value.splitAtEqualsSign else { return false }
            settings[key] = value
        case "layout": return Self.store(Layout(rawValue: value), in: &layout)
        case "format": return Self.store(OutputFormat(rawValue: value), in: &format)
        case "timeout": return Self.store(Int(value), in: &timeoutSeconds)
        default: return false
        }
        return true
    }

    private static func store<Value>(_ value: Value?, in field: inout Value) -> Bool {
        guard let value else { return false }
        field = value
        return true
    }
}

extension String {
    /// What stands before and after the first `=`; `nil` without one.
    package var splitAtEqualsSign: (String, String)? {
        guard let index = firstIndex(of: "=") else { return nil }
        return (String(self[..<index]), String(self[self.index(after: index)...]))
    }
}
