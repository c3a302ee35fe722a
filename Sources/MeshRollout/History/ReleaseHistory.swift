import YAML

/// The append-only record of releases beside the files that they change: a line of JSON a change.
struct ReleaseHistory {
    let bytes: [UInt8]
    let records: [ReleaseRecord]

    /// Lines that are no records are kept, and count for nothing.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        records = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            Document.parse(Array(line)).documents.first.flatMap { ReleaseRecord($0.root) }
        }
    }

    /// The records of one service, however it was named, the oldest first.
    func records(of service: ServiceName) -> [ReleaseRecord] {
        records.filter { ServiceName(host: $0.service, in: nil).matches(service) }
    }

    /// The last record of a service that says something about the routes with some names, or about any if there are none.
    func last(of service: ServiceName, _ routeNames: Set<String>) -> ReleaseRecord? {
        records(of: service).last { record in
            routeNames.isEmpty || record.routes.isEmpty || !routeNames.isDisjoint(with: record.routes)
        }
    }

    /// The file with one more line.
    func appending(_ record: ReleaseRecord) -> [UInt8] {
        let isCut = !bytes.isEmpty && bytes.last != UInt8(ascii: "\n")
        return bytes + Array("\(isCut ? "\n" : "")\(record.line)\n".utf8)
    }
}

extension ReleaseRecord {
    /// The file of the records in the folder of a mesh or of manifests; hidden, so that neither kubectl nor a check takes it for
    /// a manifest.
    public static let fileName = ".meshgen-releases.jsonl"
}
