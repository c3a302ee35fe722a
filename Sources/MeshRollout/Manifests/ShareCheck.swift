/// Whether the shares of a service's routes are those of one release.
struct ShareCheck {
    private let service: ServiceName

    init(_ service: ServiceName) { self.service = service }

    /// Throws where routes that share their traffic are not two versions with 100 % between them, the same everywhere.
    func check(_ split: [ServiceRoute]) throws(Refusal) {
        for route in split { try checkSum(route) }
        guard let first = split.first else { return }
        for other in split where other.sharesByVersion != first.sharesByVersion {
            throw Refusal(
                .unclearVersion,
                "\(first.place) and \(other.place) share the traffic of \(service) differently",
                advice: advice(first, other) + [Self.wayOut]
            )
        }
        guard first.sharesByVersion.count == 2 else {
            throw Refusal(
                .unclearVersion,
                "\(first.place) shares the traffic among \(first.sharesByVersion.count) versions, not two",
                advice: [Self.wayOut]
            )
        }
    }

    private static let wayOut = "'meshgen canary abort --stable VERSION' gives everything to one version"

    private func checkSum(_ route: ServiceRoute) throws(Refusal) {
        guard route.isPure else {
            throw Refusal(
                .unsupported,
                "\(route.place): the route shares its traffic with other hosts",
                advice: ["choose other routes by their names with --route NAME"]
            )
        }
        guard route.sum != 100 else { return }
        throw Refusal(
            .weightSum,
            "\(route.place): the weights add up to \(route.sum), not 100",
            advice: ["correct the weights first", Self.wayOut]
        )
    }

    private func advice(_ one: ServiceRoute, _ other: ServiceRoute) -> [String] {
        let folders = [one, other].map { Disk.folder(of: $0.file) }
        guard folders[0] != folders[1] else { return ["choose routes by their names with --route NAME"] }
        return ["name one of the folders: -f \(folders.joined(separator: " or -f "))"]
    }
}
