/// What a folder of manifests says about a service.
public struct FolderReading: TrafficReading {
    let files: [ManifestFile]
    let table: RouteTable
    /// The file of records in the folder itself.
    let history: [UInt8]?
    public let state: ReleaseState
    public let versions: [String]
    /// Whether the shares make no sense, so that all that can be done is to give everything to the stable version.
    let isUnclear: Bool
    let surroundings: Surroundings
    public let notes: [String]

    public func objections(to state: ReleaseState) -> [Refusal] {
        let workloads = Workloads(files, table.service)
        let isAbort = state == ReleaseState(stable: self.state.stable)
        var objections = Ownership.objections(files, table)
        for folder in surroundings.rendered {
            objections.append(
                Refusal(
                    .owned,
                    "'meshgen render' wrote the manifests in \(folder), and will write them again",
                    advice: ["name the mesh behind the service instead of -f"]
                )
            )
        }
        if isAbort { return objections }
        return objections + unknown(state, workloads) + starved(state, workloads)
    }

    private func unknown(_ state: ReleaseState, _ workloads: Workloads) -> [Refusal] {
        guard !workloads.workloads.isEmpty else { return unnamed(state) }
        return state.shares.map(\.version).filter { $0 != self.state.stable }.compactMap { version in
            guard workloads.providing(version, table).isEmpty else { return nil }
            return Refusal(
                .unknownVersion,
                "no Deployment of \(table.service) provides \(version)",
                advice: ["there is \(versions.isEmpty ? "none with a version" : versions.joined(separator: ", "))"]
            )
        }
    }

    /// Without any Deployment at hand, a version that gets everything has to be named already.
    private func unnamed(_ state: ReleaseState) -> [Refusal] {
        guard state.canary == nil, !table.subsets.contains(state.stable) else { return [] }
        return [
            Refusal(
                .unknownVersion,
                "no subset of \(table.service) is named \(state.stable)",
                advice: ["there is \(table.subsets.isEmpty ? "none" : table.subsets.joined(separator: ", "))"]
            )
        ]
    }

    private func starved(_ state: ReleaseState, _ workloads: Workloads) -> [Refusal] {
        Starvation(files: files, table: table, workloads: workloads, stable: self.state.stable).objections(to: state)
    }
}
