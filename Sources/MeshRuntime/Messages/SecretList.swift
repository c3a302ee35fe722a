import MeshModel

/// The Secrets that somebody has to create, as a list for people; never with a value.
struct SecretList {
    private struct Name: Hashable, Comparable {
        var namespace: String
        var name: String

        static func < (lhs: Self, rhs: Self) -> Bool { (lhs.namespace, lhs.name) < (rhs.namespace, rhs.name) }
    }

    private struct Use {
        var keys: Set<String> = []
        var users: Set<String> = []
    }

    private var uses: [Name: Use] = [:]

    /// - Parameter requirements: one for each reader of a Secret.
    init(_ requirements: [SecretRequirement]) {
        for requirement in requirements {
            let name = Name(namespace: requirement.namespace, name: requirement.name)
            uses[name, default: Use()].keys.formUnion(requirement.keys)
            uses[name, default: Use()].users.insert(requirement.user)
        }
    }

    /// A line for each Secret under a title; `nil` if there are none.
    var text: String? {
        guard !uses.isEmpty else { return nil }
        let lines = uses.sorted { $0.key < $1.key }.map { name, use in
            let keys = use.keys.isEmpty ? "" : " with \(use.keys.sorted().joined(separator: ", "))"
            return "  \(name.namespace)/\(name.name)\(keys), for \(use.users.sorted().joined(separator: ", "))"
        }
        return "secrets that must exist:\n" + lines.joined(separator: "\n")
    }
}
