import Glibc

/// A folder from which paths are told: that of a configuration or of a baseline.
///
/// `./a.yaml`, `a.yaml` and `/srv/a.yaml` are one file, and so one name here.
struct PathScope: Hashable, Sendable {
    /// The steps from the root to the folder, and to the current one.
    private let folder: [Substring]
    private let current: [Substring]

    /// - Parameters:
    ///   - file: a file in the folder.
    ///   - current: the absolute path of the folder that paths which are not absolute begin at.
    init(of file: String, current: String = PathScope.currentFolder) {
        self.current = Self.normal(current.split(separator: "/"))
        folder = Self.steps(of: file, from: self.current).dropLast()
    }

    static var currentFolder: String {
        guard let raw = getcwd(nil, 0) else { return "/" }
        defer { free(raw) }
        return String(cString: raw)
    }

    /// The path from the folder on: `shop/a.yaml`, or `../a.yaml` beside it. The standard input keeps its name.
    func name(of path: String) -> String {
        guard path != "-" else { return path }
        let steps = Self.steps(of: path, from: current)
        let shared = zip(steps, folder).prefix { $0 == $1 }.count
        let up = Array(repeating: Substring(".."), count: folder.count - shared)
        return (up + steps.dropFirst(shared)).joined(separator: "/")
    }

    /// The path of a name that this scope gave: absolute.
    func path(of name: String) -> String {
        "/" + Self.steps(of: name, from: folder).joined(separator: "/")
    }

    private static func steps(of path: String, from start: [Substring]) -> [Substring] {
        let steps = path.split(separator: "/")
        return normal(path.hasPrefix("/") ? steps : start + steps)
    }

    /// The steps without `.` and `..`.
    private static func normal(_ steps: [Substring]) -> [Substring] {
        steps.reduce(into: []) { normal, step in
            switch step {
            case ".": break
            case "..": normal = normal.dropLast()
            default: normal.append(step)
            }
        }
    }
}
