import MeshModel
import YAML

/// One list of headers that are set, added or removed.
struct HeaderOperation {
    /// Whether requests are changed, rather than responses.
    var isRequest: Bool
    /// `set`, `add` or `remove`.
    var verb: String
    /// The names, and the values if there are any.
    var headers: [(name: String, value: String?)]
    /// The way to the list from the `headers` that it is in.
    var steps: [String] { [isRequest ? "request" : "response", verb] }
}

extension VirtualService.Headers {
    /// What is done to headers, in the order of names.
    var operations: [HeaderOperation] {
        operations(of: request, isRequest: true) + operations(of: response, isRequest: false)
    }

    private func operations(of list: VirtualService.HeaderOperations?, isRequest: Bool) -> [HeaderOperation] {
        guard let list else { return [] }
        func sorted(_ headers: [String: String]?) -> [(name: String, value: String?)] {
            (headers ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        return [
            HeaderOperation(isRequest: isRequest, verb: "set", headers: sorted(list.set)),
            HeaderOperation(isRequest: isRequest, verb: "add", headers: sorted(list.add)),
            HeaderOperation(isRequest: isRequest, verb: "remove", headers: (list.remove ?? []).map { ($0, nil) }),
        ]
    }
}

extension HeaderOperation {
    /// Whether the name stands for the authority of a request, which Envoy treats as something of its own.
    static func isAuthority(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return lowered == ":authority" || lowered == "host"
    }
}
