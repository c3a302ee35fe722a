#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A point in time, to the second; as text in the form of RFC 3339, for example `2026-11-25T18:00:00Z`.
public struct Moment: Hashable, Comparable, Sendable {
    /// Since the beginning of 1970, in UTC.
    public let seconds: Int

    public init(seconds: Int) { self.seconds = seconds }

    public static var now: Moment { Moment(seconds: Int(Date().timeIntervalSince1970)) }

    public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

    /// - Parameter minutes: may be negative.
    public func adding(minutes: Int) -> Moment { Moment(seconds: seconds + minutes * 60) }
}

extension Moment: LosslessStringConvertible, Decodable {
    public init?(_ description: String) {
        let whole = description.replacing(/\.[0-9]+/, with: "")
        guard let date = try? Date(whole, strategy: .iso8601) else { return nil }
        seconds = Int(date.timeIntervalSince1970)
    }

    public var description: String {
        Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let moment = try Moment(container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of RFC 3339")
        }
        self = moment
    }
}
