import MeshModel

/// A version of a service that runs beside another.
public struct Version: Hashable, Sendable {
    let name: String
    let image: String?

    /// - Parameters:
    ///   - name: the value of the label `version`: `v2`.
    ///   - image: its container image; absent means the service's.
    public init(_ name: String, image: String? = nil) {
        self.name = name
        self.image = image
    }
}

/// Sends a small share of the requests to a new version.
///
/// The share is read from `traffic.yaml`, which `meshgen canary` edits:
///
/// ```yaml
/// backend-main:
///   stable: v1
///   canary: v2
///   weight: 5
/// ```
public struct Canary: ServicePart {
    private let stable: Version
    private let canary: Version

    public init(stable: Version, canary: Version) {
        self.stable = stable
        self.canary = canary
    }

    public func apply(to plan: inout ServicePlan) {
        let state = RenderContext.active.traffic[plan.name]
        let weight = state?["weight"]?.int ?? 0
        if !(0...100).contains(weight) {
            plan.report("traffic.yaml gives the canary of '\(plan.name)' a weight of \(weight), not of 0...100")
        }
        let isSwapped = state?["stable"]?.string == canary.name
        let (first, second) = isSwapped ? (canary, stable) : (stable, canary)
        plan.check(state?["stable"]?.string, "stable", among: [stable, canary])
        plan.check(state?["canary"]?.string, "canary", among: [stable, canary])
        plan.release = .canary(
            stable: VersionShare(version: first.name, image: first.image, percent: 100 - weight),
            canary: VersionShare(version: second.name, image: second.image, percent: weight)
        )
    }
}

/// Runs two versions and sends all requests to one of them.
///
/// Which one is read from `traffic.yaml`, which `meshgen switch` edits:
///
/// ```yaml
/// frontend:
///   active: blue
/// ```
public struct BlueGreen: ServicePart {
    private let blue: String?
    private let green: String?

    /// - Parameters: the images of the two; absent means the service's.
    public init(blue: String? = nil, green: String? = nil) {
        self.blue = blue
        self.green = green
    }

    public func apply(to plan: inout ServicePlan) {
        let active = RenderContext.active.traffic[plan.name]?["active"]?.string
        plan.check(active, "active", among: [Version("blue"), Version("green")])
        let isGreen = active == "green"
        plan.release = .blueGreen(
            blue: VersionShare(version: "blue", image: blue, percent: isGreen ? 0 : 100),
            green: VersionShare(version: "green", image: green, percent: isGreen ? 100 : 0)
        )
    }
}

extension ServicePlan {
    mutating func report(_ message: String) { problems.append(MeshProblem(place: place, message: message)) }

    fileprivate mutating func check(_ name: String?, _ key: String, among versions: [Version]) {
        guard let name, !versions.contains(where: { $0.name == name }) else { return }
        let known = versions.map { "'\($0.name)'" }.joined(separator: " and ")
        report("traffic.yaml calls '\(name)' the \(key) version of '\(self.name)', which declares \(known)")
    }
}
