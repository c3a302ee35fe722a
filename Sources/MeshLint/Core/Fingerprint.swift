import MeshModel

/// What stays of a finding when lines move: rule, file, resource, field and message.
struct Fingerprint: Hashable {
    /// 16 hexadecimal digits.
    let text: String

    init(of finding: Finding) {
        let resource = finding.resource
        let parts = [
            finding.rule, finding.place.file, resource?.kind ?? "", resource?.namespace ?? "", resource?.name ?? "",
            finding.path, finding.message,
        ]
        // FNV-1a, 64 bits: short, the same everywhere, and no defence against forgery.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.joined(separator: "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        text = String(repeating: "0", count: 16 - digits.count) + digits
    }
}
