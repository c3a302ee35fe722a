package import MeshModel

/// What the API server accepts as the name of an object.
///
/// Source: Kubernetes, "Object Names and IDs", and `ValidateName` functions of the kinds.
package enum NameRule {
    /// RFC 1123 subdomain: what most kinds ask for.
    case subdomain
    /// RFC 1123 label: namespaces.
    case label
    /// RFC 1035 label: Services, whose names become DNS names.
    case serviceName
    /// Anything that can be a part of a path: the kinds of role-based access control.
    case pathSegment

    package init(for identity: ResourceIdentity) {
        switch (identity.group, identity.kind) {
        case ("", "Namespace"): self = .label
        case ("", "Service"): self = .serviceName
        case ("rbac.authorization.k8s.io", _): self = .pathSegment
        default: self = .subdomain
        }
    }

    /// What is allowed, for people.
    package var summary: String {
        switch self {
        case .subdomain: "lower-case letters, digits, '-' and '.', at most 253"
        case .label: "lower-case letters, digits and '-', at most 63"
        case .serviceName: "lower-case letters, digits and '-', at most 63, starting with a letter"
        case .pathSegment: "anything but '/' and '%'"
        }
    }

    package func accepts(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { name in
            switch self {
            case .subdomain: name.count <= 253 && name.isSubdomain
            case .label: name.count <= 63 && name[...].isLabel
            case .serviceName: name.count <= 63 && name[...].isLabel && name[0] > UInt8(ascii: "9")
            case .pathSegment: name.isPathSegment
            }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate var isSubdomain: Bool {
        var rest = self[...]
        while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
            guard rest[..<dot].isLabel else { return false }
            rest = rest[(dot + 1)...]
        }
        return rest.isLabel
    }

    fileprivate var isPathSegment: Bool {
        !isEmpty && !elementsEqual(".".utf8) && !elementsEqual("..".utf8)
            && !contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Lower-case letters, digits and `-`, with a letter or digit at both ends; of any length.
    fileprivate var isLabel: Bool {
        guard let first, let last, first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else { return false }
        return allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "-")
        }
    }
}
