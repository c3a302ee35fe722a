import MeshModel

extension VirtualService.HeaderOperations {
    /// The headers to set and to add, without the host, which is no header to Envoy.
    var additions: AnyValue? {
        let set = (self.set ?? [:]).filter { !Self.isHost($0.key) }.map {
            ($0.key, $0.value, "OVERWRITE_IF_EXISTS_OR_ADD")
        }
        let add = (self.add ?? [:]).filter { !Self.isHost($0.key) }.map {
            ($0.key, $0.value, "APPEND_IF_EXISTS_OR_ADD")
        }
        let all = set.sorted { $0.0 < $1.0 } + add.sorted { $0.0 < $1.0 }
        return .list(
            all.map { name, value, action in
                [
                    "header": ["key": AnyValue(name), "value": AnyValue(value)], "append_action": AnyValue(action),
                    "keep_empty_value": true,
                ]
            }
        )
    }

    var removals: AnyValue? { .texts(remove) }

    /// The host that requests get.
    var host: String? { self.set?.first { Self.isHost($0.key) }?.value }

    private static func isHost(_ name: String) -> Bool { name.lowercased() == "host" || name == ":authority" }
}
