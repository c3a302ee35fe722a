/// Where a mesh runs, for meshes with the usual three environments.
public enum Stage: String, CaseIterable, Sendable {
    case dev, staging, prod
}

/// The environment that `--env` names.
///
/// ```swift
/// let stage = environment(default: Stage.dev)
/// ```
///
/// - Parameter standard: the environment without `--env`. Its type tells which environments the mesh knows; another name
///   is an error that lists them.
public func environment<Environment>(default standard: Environment) -> Environment
where Environment: RawRepresentable & CaseIterable, Environment.RawValue == String {
    let name = RenderContext.environment(among: Environment.allCases.map(\.rawValue))
    return name.flatMap(Environment.init(rawValue:)) ?? standard
}

/// The value that `--set name=value` gives.
///
/// - Parameters:
///   - name: the key; an unknown key on the command line is an error that lists the known ones.
///   - standard: the value without `--set`; its type is what the text must be readable as.
///   - summary: what the parameter means, for people.
public func parameter<Value: LosslessStringConvertible>(
    _ name: String,
    default standard: Value,
    _ summary: String = ""
) -> Value {
    guard let text = RenderContext.setting(name, summary: summary) else { return standard }
    if let value = Value(text) { return value }
    RenderContext.report("parameter '\(name)' cannot be '\(text)': expected a value like '\(standard)'")
    return standard
}

/// The case that `--set name=case` names; see ``parameter(_:default:_:)``.
///
/// An unknown case is an error that lists the known ones.
public func parameter<Value>(_ name: String, default standard: Value, _ summary: String = "") -> Value
where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    guard let text = RenderContext.setting(name, summary: summary) else { return standard }
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
    RenderContext.report("parameter '\(name)' cannot be '\(text)': expected one of \(known)")
    return standard
}
