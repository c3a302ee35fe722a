/// Localities as they are written in settings of load balancing: `region/zone/sub-zone`, where the end may be `*`.
///
/// Source: Istio, `pkg/config/validation/agent/validation.go` (`validateLocalities`).
struct LocalityNames {
    private var regions: Set<Substring> = []
    private var wholeRegions: Set<Substring> = []
    private var zones: Set<[Substring]> = []
    private var wholeZones: Set<[Substring]> = []
    private var places: Set<[Substring]> = []

    /// What is wrong with a locality after those before it; `nil` if nothing is, and then it is one of them.
    mutating func problem(ofNext locality: String) -> String? {
        let stars = locality.utf8.count { $0 == UInt8(ascii: "*") }
        if stars > 1 { return "'\(locality)' has more than one '*'" }
        if stars == 1, !locality.hasSuffix("*") { return "the '*' of '\(locality)' is not at its end" }
        let parts = locality.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        if parts.contains(where: \.isEmpty) { return "'\(locality)' has an empty region, zone or sub-zone" }
        return claim(parts) ? nil : "'\(locality)' overlaps with a locality before it"
    }

    /// Takes a locality in; `false` if those before have a part of it.
    private mutating func claim(_ parts: [Substring]) -> Bool {
        let region = parts[0]
        if wholeRegions.contains("*") || wholeRegions.contains(region) { return false }
        defer { regions.insert(region) }
        guard parts.count > 1 else { return !regions.contains(region) && wholeRegions.insert(region).inserted }
        let zone = Array(parts[...1])
        if wholeZones.contains(zone) { return false }
        if parts[1] == "*" { wholeRegions.insert(region) }
        guard parts.count > 2 else {
            wholeZones.insert(zone)
            return zones.insert(zone).inserted
        }
        zones.insert(zone)
        if parts[2] == "*" { wholeZones.insert(zone) }
        return places.insert(parts).inserted
    }
}
