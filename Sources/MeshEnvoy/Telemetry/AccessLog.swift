import MeshModel

/// The access logs of a proxy, as Envoy's.
struct AccessLog {
    private let settings: ProxySettings
    private let telemetry: TelemetrySettings
    private let log: TranslationLog

    init(_ scope: ProxyScope, _ side: HTTPConnections.Side) {
        settings = scope.settings
        telemetry = TelemetrySettings(scope, side)
        log = scope.log
    }

    var envoy: AnyValue? {
        guard let wanted = telemetry.accessLogging else {
            let providers = settings.defaultProviders("accessLogging")
            return .list(providers.compactMap { provider($0, filter: nil) } + (meshWide.map { [$0] } ?? []))
        }
        let logs = wanted.filter { $0.disabled != true }.flatMap { logging in
            let names = logging.providers?.map(\.name) ?? ["envoy"]
            return names.compactMap { provider($0, filter: logging.filter?.expression) }
        }
        return .list(logs)
    }

    /// The log that MeshConfig asks for by naming a file.
    private var meshWide: AnyValue? {
        settings.accessLogFile.map { file($0, text: settings.accessLogFormat, labels: nil, filter: nil) }
    }

    private func provider(_ name: String, filter: String?) -> AnyValue? {
        guard let provider = settings.provider(name) else {
            guard name == "envoy" else { return nil }
            return file("/dev/stdout", text: nil, labels: nil, filter: filter)
        }
        if let own = provider["envoyFileAccessLog"] {
            let format = own["logFormat"]
            return file(
                own["path"]?.string ?? "/dev/stdout",
                text: format?["text"]?.string,
                labels: format?["labels"],
                filter: filter
            )
        }
        if let document = telemetry.document {
            log.ignore(document, "spec.accessLogging", "'\(name)' is a service that takes logs; they go nowhere here")
        }
        return nil
    }

    private func file(_ path: String, text: String?, labels: AnyValue?, filter: String?) -> AnyValue {
        let format: AnyValue =
            if let labels {
                ["json_format": labels]
            } else if text == nil, settings.isAccessLogJSON {
                ["json_format": Self.labels]
            } else {
                ["text_format_source": ["inline_string": AnyValue(text ?? Self.text)]]
            }
        return .object([
            "name": "envoy.access_loggers.file",
            "filter": filter.map { expression in
                [
                    "extension_filter": .extension(
                        "envoy.access_loggers.extension_filters.cel",
                        "extensions.access_loggers.filters.cel.v3.ExpressionFilter",
                        ["expression": AnyValue(expression)]
                    )
                ]
            },
            "typed_config": .message(
                "extensions.access_loggers.file.v3.FileAccessLog",
                ["path": AnyValue(path), "log_format": LogFormatters.adding(to: format)]
            ),
        ])
    }

    /// Istio's own line. Source: Istio, "Envoy Access Logs", "Default access log format".
    private static let text = """
        [%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" %RESPONSE_CODE% %RESPONSE_FLAGS% \
        %RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% "%UPSTREAM_TRANSPORT_FAILURE_REASON%" %BYTES_RECEIVED% \
        %BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" "%REQ(USER-AGENT)%" \
        "%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%" %UPSTREAM_CLUSTER% %UPSTREAM_LOCAL_ADDRESS% \
        %DOWNSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_REMOTE_ADDRESS% %REQUESTED_SERVER_NAME% %ROUTE_NAME%

        """

    private static let labels: AnyValue = [
        "start_time": "%START_TIME%", "method": "%REQ(:METHOD)%", "path": "%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%",
        "protocol": "%PROTOCOL%", "response_code": "%RESPONSE_CODE%", "response_flags": "%RESPONSE_FLAGS%",
        "response_code_details": "%RESPONSE_CODE_DETAILS%", "bytes_received": "%BYTES_RECEIVED%",
        "bytes_sent": "%BYTES_SENT%", "duration": "%DURATION%", "request_id": "%REQ(X-REQUEST-ID)%",
        "authority": "%REQ(:AUTHORITY)%", "upstream_host": "%UPSTREAM_HOST%",
        "upstream_cluster": "%UPSTREAM_CLUSTER%", "route_name": "%ROUTE_NAME%",
    ]
}
