import Foundation
import TestKit
import Testing

/// One way to break the gym system, read from a file in `Mutations`.
struct Mutation: Sendable, CustomTestStringConvertible {
    var name: String
    /// The code of the rule that finds it.
    var rule: String
    /// The file it stands in.
    var file: String
    var isComplete: Bool
    private var change: Change

    private enum Change: Sendable {
        /// A text with documents that is added as it is.
        case add(String)
        /// A resource that is removed: `Kind/name`.
        case remove(String)
        /// A resource of which fields are set (to JSON) and dropped.
        case edit(String, set: [String: Data], drop: [String])
    }

    var testDescription: String { name }

    static func all() throws -> [Mutation] {
        let folder = Project.path("Tests/MeshLintTests/Mutations")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".yaml") }.flatMap { name in
            let list = try GymSystem.objects(
                in: Data("mutations:\n".utf8) + Data(contentsOf: folder.appending(path: name))
            )
            return try (list.first?["mutations"] as? [[String: Any]] ?? []).map { try Mutation($0, file: name) }
        }
    }

    private init(_ object: [String: Any], file: String) throws {
        guard let name = object["name"] as? String, let rule = object["rule"] as? String else {
            throw MutationError("\(file): a mutation needs a name and a rule: \(object)")
        }
        self.name = name
        self.rule = rule
        self.file = file
        isComplete = object["complete"] as? Bool ?? false
        if let text = object["add"] as? String {
            change = .add(text)
        } else if let resource = object["remove"] as? String {
            change = .remove(resource)
        } else if let resource = object["edit"] as? String {
            let set = try (object["set"] as? [String: Any] ?? [:]).mapValues {
                try JSONSerialization.data(withJSONObject: $0, options: [.fragmentsAllowed])
            }
            change = .edit(resource, set: set, drop: object["drop"] as? [String] ?? [])
        } else {
            throw MutationError("\(file): '\(name)' changes nothing")
        }
    }

    /// The text that is added to the system.
    var addition: String? {
        if case .add(let text) = change { text } else { nil }
    }

    /// The objects of the system with the change.
    func applied(to documents: [GymSystem.Object]) throws -> [GymSystem.Object] {
        var documents = documents
        switch change {
        case .add: break
        case .remove(let resource): documents.remove(at: try index(of: resource, in: documents))
        case .edit(let resource, let set, let drop):
            let index = try index(of: resource, in: documents)
            var object: Any = documents[index]
            for (path, value) in set.sorted(by: { $0.key < $1.key }) {
                let value = try JSONSerialization.jsonObject(with: value, options: [.fragmentsAllowed])
                object = try replace(FieldSteps(path)[...], in: object, by: value)
            }
            for path in drop { object = try replace(FieldSteps(path)[...], in: object, by: nil) }
            documents[index] = object as? GymSystem.Object ?? [:]
        }
        return documents
    }

    private func index(of resource: String, in documents: [GymSystem.Object]) throws -> Int {
        let index = documents.firstIndex { document in
            let metadata = document["metadata"] as? [String: Any]
            return "\(document["kind"] ?? "")/\(metadata?["name"] ?? "")" == resource
        }
        guard let index else { throw MutationError("\(file): '\(name)': there is no \(resource)") }
        return index
    }

    /// `value` with the field at `steps` replaced, or removed for `nil`; missing objects on the way are made.
    private func replace(_ steps: ArraySlice<FieldSteps.Step>, in value: Any?, by replacement: Any?) throws -> Any {
        guard let step = steps.first else { return replacement ?? NSNull() }
        let isLast = steps.count == 1
        switch step {
        case .key(let key):
            var object = value as? [String: Any] ?? [:]
            if isLast, replacement == nil {
                guard object.removeValue(forKey: key) != nil else {
                    throw MutationError("\(file): '\(name)': there is no \(key) to drop")
                }
            } else {
                object[key] = try replace(steps.dropFirst(), in: object[key], by: replacement)
            }
            return object
        case .index(let index):
            var list = value as? [Any] ?? []
            guard index <= list.count else { throw MutationError("\(file): '\(name)': there is no item \(index)") }
            if isLast, replacement == nil {
                list.remove(at: index)
            } else {
                let item = try replace(steps.dropFirst(), in: index < list.count ? list[index] : nil, by: replacement)
                if index < list.count { list[index] = item } else { list.append(item) }
            }
            return list
        }
    }
}

/// The steps of a path such as `spec.http[0].timeout` or `metadata.labels["app.kubernetes.io/name"]`.
struct FieldSteps: RandomAccessCollection {
    enum Step { case key(String), index(Int) }

    private var steps: [Step] = []

    init(_ path: String) {
        for match in path.matches(of: /\["([^"]+)"\]|\[(\d+)\]|([^.\[\]]+)/) {
            if let index = match.2.flatMap({ Int($0) }) {
                steps.append(.index(index))
            } else if let key = match.1 ?? match.3 {
                steps.append(.key(String(key)))
            }
        }
    }

    var startIndex: Int { steps.startIndex }
    var endIndex: Int { steps.endIndex }
    subscript(position: Int) -> Step { steps[position] }
    subscript(bounds: Range<Int>) -> ArraySlice<Step> { steps[bounds] }
}

struct MutationError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
