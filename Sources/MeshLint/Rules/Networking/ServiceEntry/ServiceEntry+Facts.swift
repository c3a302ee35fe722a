import MeshModel

extension ServiceEntry.Spec {
    /// The way addresses are found; `nil` where it is something that Istio does not know.
    var effectiveResolution: ServiceEntry.Resolution? { isUnread("resolution") ? nil : resolution ?? .noResolution }
}

extension ServiceEntry.Port {
    /// `nil` for a name that Istio does not know; unknown where none is given.
    var parsedProtocol: PortProtocol? {
        guard let text = self.protocol, !text.isEmpty else { return .unknown }
        return PortProtocol(text: text)
    }
}

extension WorkloadEntry.Spec {
    /// The path of a Unix socket; `nil` for another address.
    var socketPath: Substring? {
        guard let address, address.hasPrefix("unix://") else { return nil }
        return address.dropFirst("unix://".count)
    }
}

/// Addresses of endpoints.
enum EndpointAddress {
    /// What is wrong with the path of a Unix socket; `nil` if nothing is.
    static func problem(ofSocket path: Substring) -> String? {
        if path.isEmpty { return "the path of the socket is missing" }
        if path.hasPrefix("@") { return nil }
        if !path.hasPrefix("/") { return "the path of the socket '\(path)' is not absolute" }
        return path.hasSuffix("/") ? "the path of the socket '\(path)' ends in '/'" : nil
    }

    /// Whether the text is an IP address or a domain name.
    static func isIPOrName(_ text: String) -> Bool {
        IPAddress(text) != nil || DNSSyntax.problem(ofFullName: text) == nil
    }
}
