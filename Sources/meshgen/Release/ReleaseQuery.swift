import ArgumentParser
import Glibc
import MeshRollout
import MeshRuntime
import YAML

/// Questions about a release, which change nothing.
struct ReleaseQuery {
    private let place: PlaceOptions

    init(_ place: PlaceOptions) { self.place = place }

    func status() throws {
        try ask { store in
            let reading = try store.read()
            for note in reading.notes { Console.note("note: \(note)") }
            let last = try store.history().last
            try StandardOutput.write(place.output == .json ? json(reading, last) : text(reading, last))
        }
    }

    func history() throws {
        try ask { store in
            let records = try store.history()
            if records.isEmpty { try Self.checkIsKnown(in: store) }
            if place.output == .json {
                return try StandardOutput.write(records.map { $0.line + "\n" }.joined())
            }
            guard !records.isEmpty else {
                return try StandardOutput.write("\(place.service): no change is recorded\n")
            }
            try StandardOutput.write(records.map { Self.line($0) + "\n" }.joined())
        }
    }

    /// Throws where a place has no such service.
    private static func checkIsKnown(in store: some TrafficStore) throws(Refusal) {
        do {
            _ = try store.read()
        } catch {
            // Whatever else there is to say of its traffic, the service is there.
            if error.code == .notFound { throw error }
        }
    }

    private func ask(_ question: (any TrafficStore) throws -> Void) throws {
        do {
            let target = try ReleasePlace(place)
            try target.settle()
            try question(target.store)
        } catch let refusal as Refusal {
            throw CommandError(message: refusal.message, advice: refusal.advice)
        }
    }

    private func text(_ reading: some TrafficReading, _ last: ReleaseRecord?) -> String {
        let state = reading.state
        var lines = state.shares.map { share in
            "\(share.version)\t\(share.percent) %\t\(share.version == state.stable ? "stable" : "canary")"
        }
        lines += reading.versions.filter { version in !state.shares.contains { $0.version == version } }
            .map { "\($0)\t0 %\tidle" }
        if let canary = state.canary, !canary.extras.isEmpty { lines.append(state.summary) }
        if let last { lines.append("last change: \(Self.line(last))") }
        return lines.map { $0 + "\n" }.joined()
    }

    private func json(_ reading: some TrafficReading, _ last: ReleaseRecord?) -> String {
        var json = JSONWriter()
        json.beginDocument(comment: nil)
        json.beginMapping()
        json.key("service")
        json.string(place.service)
        json.key("state")
        reading.state.write(to: &json)
        json.key("versions")
        json.beginSequence()
        for version in reading.versions { json.string(version) }
        json.endSequence()
        if let last {
            json.key("last")
            last.write(to: &json)
        }
        json.endMapping()
        return String(decoding: json.finish(), as: UTF8.self)
    }

    private static func line(_ record: ReleaseRecord) -> String {
        let reason = record.reason.map { ": \($0.printable)" } ?? ""
        let forced = record.overridden.isEmpty ? "" : " (overrode \(record.overridden.joined(separator: ", ")))"
        return "\(date(record.time))  \(record.author.printable)  \(record.action)  "
            + "\(record.from.summary) -> \(record.to.summary)\(forced)\(reason)"
    }

    /// `2026-11-25 14:05:00Z`.
    private static func date(_ seconds: Int) -> String {
        var time = time_t(seconds), parts = tm()
        gmtime_r(&time, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        return "\(day) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}

extension String {
    /// On one line, and without what would steer a terminal.
    fileprivate var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
