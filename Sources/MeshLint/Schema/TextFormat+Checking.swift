import MeshModel

extension TextFormat {
    /// What is wrong with a text that should have this form; `nil` if nothing is.
    func problem(of text: String) -> String? {
        switch self {
        case .hostname: DNSSyntax.problem(ofWildcardName: text).map { "'\(text)' is no host name: \($0)" }
        case .regex: RegexSyntax.problem(of: text)
        default: accepts(text) ? nil : "'\(text)' is no \(summary)"
        }
    }

    private func accepts(_ text: String) -> Bool {
        switch self {
        case .dnsLabel: DNSSyntax.isLabel(text)
        case .dnsName: DNSSyntax.isSubdomain(text)
        case .hostname, .regex: true
        case .cidr: text.contains("/") && IPRange(text) != nil
        case .ip: IPAddress(text) != nil
        case .url: RequestURL(text)?.host.isEmpty == false
        case .port: Int(text).map { 1...65535 ~= $0 } ?? false
        case .base64: text.isBase64
        case .labelKey: LabelSyntax.isKey(text)
        case .labelValue: LabelSyntax.isValue(text)
        case .path: text.hasPrefix("/")
        case .cron: CronSyntax.isSchedule(text)
        case .percent: text.hasSuffix("%") && Int(text.dropLast()) != nil
        }
    }

    /// What the text should be, for people.
    private var summary: String {
        switch self {
        case .dnsLabel: "DNS label (lower-case letters, digits and '-', at most 63)"
        case .dnsName: "DNS name (lower-case letters, digits, '-' and '.', at most 253)"
        case .hostname: "host name"
        case .cidr: "range of addresses such as 10.0.0.0/8"
        case .ip: "IP address"
        case .regex: "regular expression"
        case .url: "URL"
        case .port: "port from 1 to 65535"
        case .base64: "base64 text"
        case .labelKey: "name of a label"
        case .labelValue: "value of a label"
        case .path: "absolute path"
        case .cron: "schedule of five fields"
        case .percent: "percentage such as 25%"
        }
    }
}

extension String {
    /// Whether the text is base64 as Go's decoder reads it: line ends count for nothing, the padding is needed.
    fileprivate var isBase64: Bool {
        var count = 0
        var padding = 0
        for byte in utf8 where byte != 0x0A && byte != 0x0D {
            count += 1
            switch byte {
            case UInt8(ascii: "="): padding += 1
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                if padding > 0 { return false }
            default: return false
            }
        }
        return count % 4 == 0 && padding <= 2
    }
}
