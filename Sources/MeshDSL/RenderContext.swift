public import MeshModel
import Synchronization

/// What a render is asked for from outside: environment, parameters and the traffic file.
///
/// The program that renders a mesh sets it before the first declaration is evaluated; a Mesh.swift reads it through
/// ``environment(_:default:)``, ``parameter(_:default:_:)`` and ``Traffic``.
public struct RenderContext: Sendable {
    /// The value of `--env`.
    public var environment: String?
    /// The values of `--set key=value`.
    public var settings: [String: String]
    /// The content of `traffic.yaml` beside the mesh, by service.
    public var traffic: [String: AnyValue]

    public init(environment: String? = nil, settings: [String: String] = [:], traffic: [String: AnyValue] = [:]) {
        self.environment = environment
        self.settings = settings
        self.traffic = traffic
    }
}

extension RenderContext {
    private static let shared = Mutex(State())

    private struct State {
        var context = RenderContext()
        var environments: [String]?
        var parameters: [String: String] = [:]
        var problems: [String] = []
    }

    /// Makes this the context of everything that is declared from now on.
    public func activate() { Self.shared.withLock { $0 = State(context: self) } }

    /// What the active context asks for.
    public static var active: RenderContext { shared.withLock { $0.context } }

    /// What the mesh could not make sense of: unknown environments, parameters and values, one sentence each.
    ///
    /// Complete once all declarations have been evaluated.
    public static var problems: [String] {
        shared.withLock { state in
            let known = state.parameters.keys.sorted()
            let unknown = state.context.settings.keys.filter { state.parameters[$0] == nil }.sorted()
            var problems = state.problems
            problems += unknown.map { key in
                "unknown parameter '\(key)'; "
                    + (known.isEmpty ? "this mesh has none" : "this mesh knows \(known.joined(separator: ", "))")
            }
            if let name = state.context.environment, state.environments == nil {
                problems.append("unknown environment '\(name)'; this mesh has no environments")
            }
            return problems
        }
    }

    /// The parameters that were asked for, with what they mean.
    public static var parameters: [(name: String, summary: String)] {
        shared.withLock { $0.parameters.sorted { $0.key < $1.key }.map { (name: $0.key, summary: $0.value) } }
    }

    private static let place = Mutex<SourcePlace?>(nil)

    /// The declaration that is being evaluated, the innermost one, to say where a mesh has crashed.
    public static var evaluatedPlace: SourcePlace? { place.withLockIfAvailable { $0 } ?? nil }

    static func evaluate<Parts>(_ declaration: SourcePlace, _ parts: () -> Parts) -> Parts {
        let outer = place.withLock { place in
            defer { place = declaration }
            return place
        }
        defer { place.withLock { $0 = outer } }
        return parts()
    }

    static func environment(among names: [String]) -> String? {
        shared.withLock { state in
            state.environments = names
            guard let name = state.context.environment else { return nil }
            if names.contains(name) { return name }
            state.problems.append("unknown environment '\(name)'; this mesh knows \(names.joined(separator: ", "))")
            return nil
        }
    }

    static func setting(_ name: String, summary: String) -> String? {
        shared.withLock { state in
            state.parameters[name] = summary
            return state.context.settings[name]
        }
    }

    static func report(_ problem: String) { shared.withLock { $0.problems.append(problem) } }
}
