import MeshModel

extension VirtualService.HTTPDirectResponse {
    /// An answer that the proxy gives by itself.
    var envoy: AnyValue {
        .object([
            "status": AnyValue(status),
            "body": body.map { body in
                .object([
                    "inline_string": body.string.map { AnyValue($0) }, "inline_bytes": body.bytes.map { AnyValue($0) },
                ])
            },
        ])
    }
}
