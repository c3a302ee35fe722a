import MeshModel

/// The fields of the messages of Envoy that the patches of an EnvoyFilter are.
///
/// Source: the v3 protocol buffers in envoyproxy/envoy (August 2026): `Listener`, `FilterChain`, `Filter`, `ListenerFilter`,
/// `HttpFilter`, `RouteConfiguration`, `VirtualHost`, `Route`, `Cluster`, `Bootstrap`, `TypedExtensionConfig`.
enum EnvoyMessageFields {
    /// Whether the message of a patch has a field, in the spelling of protocol buffers or that of JSON.
    static func has(_ field: String, in target: EnvoyFilter.ApplyTo) -> Bool {
        guard let fields = fields[target] else { return true }
        return fields.contains(snakeCase(field))
    }

    /// `inline_code` of `inlineCode`.
    static func snakeCase(_ text: String) -> String {
        text.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }

    private static let fields: [EnvoyFilter.ApplyTo: Set<String>] = tables.mapValues { table in
        Set(table.split(separator: " ").map(String.init))
    }

    private static let tables: [EnvoyFilter.ApplyTo: String] = [
        .listener: """
        access_log additional_addresses address api_listener bind_to_port bypass_overload_manager \
        connection_balance_config continue_on_listener_filters_timeout default_filter_chain deprecated_v1 \
        drain_type enable_mptcp enable_reuse_port fcds_config filter_chain_matcher filter_chains freebind \
        ignore_global_conn_limit internal_listener listener_filters listener_filters_timeout \
        max_connections_to_accept_per_socket_event metadata name \
        per_connection_buffer_high_watermark_timeout per_connection_buffer_limit_bytes reuse_port \
        socket_options stat_prefix tcp_backlog_size tcp_fast_open_queue_length tcp_keepalive \
        traffic_direction transparent udp_listener_config use_original_dst
        """,
        .filterChain: """
        filter_chain_match filters metadata name transport_socket transport_socket_connect_timeout \
        use_proxy_proto
        """,
        .networkFilter: """
        config_discovery name typed_config
        """,
        .listenerFilter: """
        config_discovery filter_disabled name typed_config
        """,
        .httpFilter: """
        config_discovery disabled is_optional name typed_config
        """,
        .routeConfiguration: """
        cluster_specifier_plugins ignore_path_parameters_in_path_matching ignore_port_in_host_matching \
        internal_only_headers max_direct_response_body_size_bytes metadata \
        most_specific_header_mutations_wins name request_headers_to_add request_headers_to_remove \
        request_mirror_policies response_headers_to_add response_headers_to_remove typed_per_filter_config \
        validate_clusters vhds vhost_header virtual_hosts
        """,
        .virtualHost: """
        cors domains hedge_policy include_attempt_count_in_response include_is_timeout_retry_header \
        include_request_attempt_count matcher metadata name per_request_buffer_limit_bytes rate_limits \
        request_body_buffer_limit request_headers_to_add request_headers_to_remove request_mirror_policies \
        require_tls response_headers_to_add response_headers_to_remove retry_policy \
        retry_policy_typed_config routes typed_per_filter_config virtual_clusters
        """,
        .httpRoute: """
        decorator direct_response filter_action match metadata name non_forwarding_action \
        per_request_buffer_limit_bytes redirect request_body_buffer_limit request_headers_to_add \
        request_headers_to_remove response_headers_to_add response_headers_to_remove route stat_prefix \
        tracing typed_per_filter_config
        """,
        .cluster: """
        alt_stat_name circuit_breakers cleanup_interval close_connections_on_host_health_failure \
        cluster_type common_http_protocol_options common_lb_config connect_timeout \
        connection_pool_per_downstream_connection dns_failure_refresh_rate dns_jitter dns_lookup_family \
        dns_refresh_rate dns_resolution_config dns_resolvers eds_cluster_config filters health_checks \
        http2_protocol_options http_protocol_options ignore_health_on_host_removal lb_policy \
        lb_subset_config least_request_lb_config load_assignment load_balancing_policy \
        lrs_report_endpoint_metrics lrs_server maglev_lb_config max_requests_per_connection metadata name \
        original_dst_lb_config outlier_detection per_connection_buffer_high_watermark_timeout \
        per_connection_buffer_limit_bytes preconnect_policy protocol_selection respect_dns_ttl \
        ring_hash_lb_config round_robin_lb_config track_cluster_stats track_timeout_budgets transport_socket \
        transport_socket_matcher transport_socket_matches type typed_dns_resolver_config \
        typed_extension_protocol_options upstream_bind_config upstream_config upstream_connection_options \
        upstream_http_protocol_options use_tcp_for_dns_lookups wait_for_warm_on_init
        """,
        .bootstrap: """
        admin application_log_config bootstrap_extensions certificate_provider_instances cluster_manager \
        config_sources default_config_source default_regex_engine default_socket_interface \
        deferred_stat_options dns_resolution_config dynamic_resources enable_dispatcher_stats \
        enable_worker_cpu_affinity fatal_actions flags_path grpc_async_client_manager_config hds_config \
        header_prefix inline_headers layered_runtime listener_manager memory_allocator_manager node \
        node_context_params overload_manager perf_tracing_file_path static_resources stats_config \
        stats_eviction_interval stats_flush_interval stats_flush_on_admin stats_server_version_override \
        stats_sinks tracing typed_dns_resolver_config use_tcp_for_dns_lookups watchdog watchdogs \
        xds_config_tracker_extension xds_delegate_extension
        """,
        .extensionConfig: """
        name typed_config
        """,
    ]
}
