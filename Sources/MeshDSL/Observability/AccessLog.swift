/// What a line of the access log holds.
///
/// Source: Istio, "Envoy Access Logs", default JSON format; Envoy, "Access logging", command operators.
enum AccessLog {
    static func fields(_ tracing: Observability.Tracing) -> [String: String] {
        var fields = common
        fields["trace"] =
            switch tracing {
            case .openTelemetry: "%REQ(TRACEPARENT)%"
            case .zipkin: "%REQ(X-B3-TRACEID)%"
            }
        return fields
    }

    private static let common = [
        "start_time": "%START_TIME%",
        "method": "%REQ(:METHOD)%",
        "path": "%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%",
        "authority": "%REQ(:AUTHORITY)%",
        "protocol": "%PROTOCOL%",
        "response_code": "%RESPONSE_CODE%",
        "response_code_details": "%RESPONSE_CODE_DETAILS%",
        "response_flags": "%RESPONSE_FLAGS%",
        "grpc_status": "%GRPC_STATUS%",
        "connection_termination_details": "%CONNECTION_TERMINATION_DETAILS%",
        "upstream_transport_failure_reason": "%UPSTREAM_TRANSPORT_FAILURE_REASON%",
        "bytes_received": "%BYTES_RECEIVED%",
        "bytes_sent": "%BYTES_SENT%",
        "duration": "%DURATION%",
        "upstream_service_time": "%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%",
        "upstream_attempts": "%UPSTREAM_REQUEST_ATTEMPT_COUNT%",
        "upstream_cluster": "%UPSTREAM_CLUSTER%",
        "upstream_host": "%UPSTREAM_HOST%",
        "downstream_remote_address": "%DOWNSTREAM_REMOTE_ADDRESS%",
        "downstream_peer": "%DOWNSTREAM_PEER_URI_SAN%",
        "requested_server_name": "%REQUESTED_SERVER_NAME%",
        "route_name": "%ROUTE_NAME%",
        "request_id": "%REQ(X-REQUEST-ID)%",
        "user_agent": "%REQ(USER-AGENT)%",
        "x_forwarded_for": "%REQ(X-FORWARDED-FOR)%",
    ]
}
