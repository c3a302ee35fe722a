import MeshModel

extension VirtualService.HTTPFaultInjection {
    /// The delays and errors to inject.
    var envoy: AnyValue {
        .message(
            "extensions.filters.http.fault.v3.HTTPFault",
            ["delay": delay?.envoy, "abort": abort?.envoy]
        )
    }
}

extension VirtualService.FaultDelay {
    fileprivate var envoy: AnyValue? {
        guard let fixedDelay else { return nil }
        let percent = percentage?.value ?? percent.map(Double.init) ?? 0
        return ["fixed_delay": fixedDelay.envoy, "percentage": .fraction(percent: percent)]
    }
}

extension VirtualService.FaultAbort {
    fileprivate var envoy: AnyValue? {
        .object([
            "http_status": grpcStatus == nil ? httpStatus.map { AnyValue($0) } : nil,
            "grpc_status": grpcStatus.flatMap { GRPCStatus.code($0) }.map { AnyValue($0) },
            "percentage": .fraction(percent: percentage?.value ?? 100),
        ])
    }
}

/// The codes of gRPC by name and by number.
///
/// Source: gRPC, "Status codes and their use in gRPC".
enum GRPCStatus {
    private static let names = [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
        "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
        "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ]

    static func code(_ text: String) -> Int? {
        Int(text) ?? names.firstIndex(of: text.uppercased())
    }
}
