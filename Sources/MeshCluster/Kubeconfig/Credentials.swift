/// How a user shows who they are.
///
/// Not printable on purpose: it holds secrets.
struct Credentials {
    var token: String?
    var certificate: [UInt8]?
    var key: [UInt8]?
    /// When they end, in seconds since 1970; `nil` for never, as far as is known.
    var expiry: Int?

    /// Everything that must not be shown.
    var secrets: [String] {
        [token, key.map { String(decoding: $0, as: UTF8.self) }].compactMap(\.self).filter { !$0.isEmpty }
    }
}

/// Where credentials come from; asked once, and again when they have ended.
protocol CredentialSource {
    /// - Parameter cluster: for plugins that want to know.
    func credentials(for cluster: ClusterEntry) throws(ClusterError) -> Credentials
    /// Whether asking again may give others.
    var isRenewable: Bool { get }
}
