/// The fields of the settings of Envoy's HTTP filters.
///
/// Source: the descriptors in Envoy 1.40, packages `envoy.extensions.filters.http.*.v3` without `contrib`.
enum HTTPFilterFields {
    /// The fields of a message, such as `envoy.extensions.filters.http.lua.v3.Lua`, in the spelling of protocol buffers;
    /// `nil` for one that is not in the table.
    static func names(of message: String) -> [String]? {
        guard message.hasPrefix(start) else { return nil }
        return all[String(message.dropFirst(start.utf8.count)).replacing(".v3.", with: ".")]
    }

    private static let start = "envoy.extensions.filters.http."

    private static let all: [String: [String]] = table.split(separator: "\n").reduce(into: [:]) { all, line in
        let words = line.split(separator: " ").map(String.init)
        if let message = words.first?.dropLast() { all[String(message)] = Array(words.dropFirst()) }
    }

    private static let table = """
        a2a.A2a: max_request_body_size parser_config storage_mode traffic_mode
        a2a.MethodParsingConfig: group paths
        a2a.ParserConfig: always_extract_attributes group_metadata_key method_configs
        adaptive_concurrency.AdaptiveConcurrency: concurrency_limit_exceeded_status enabled gradient_controller_config
        adaptive_concurrency.GradientControllerConfig: concurrency_limit_params min_rtt_calc_params \
        sample_aggregate_percentile
        admission_control.AdmissionControl: aggression enabled max_rejection_probability rps_threshold sampling_window \
        sr_threshold success_criteria
        ai_protocol_manager.AiProtocolManager: filters request_handling response_handling
        ai_protocol_manager.AiProtocolManagerPerRoute: request response
        ai_protocol_manager.RequestHandling: limits parse_unconfigured_routes reserialize_body
        ai_protocol_manager.RequestParsingLimits: inline_string_threshold_bytes
        ai_protocol_manager.RequestPerRoute: llm_protocol
        ai_protocol_manager.ResponseHandling: token_usage
        ai_protocol_manager.ResponsePerRoute: llm_protocol
        ai_protocol_manager.TokenUsageExtraction: default_llm_protocol include_unconfigured_routes limits \
        metadata_namespace usage_signal
        ai_protocol_manager.TokenUsageExtractionLimits: max_json_body_size max_parsed_sse_events max_sse_event_size
        alternate_protocols_cache.FilterConfig: alternate_protocols_cache_options
        api_key_auth.ApiKeyAuth: credentials forwarding key_sources
        api_key_auth.ApiKeyAuthPerRoute: allowed_clients credentials forwarding key_sources
        api_key_auth.Credential: client key
        api_key_auth.Forwarding: header hide_credentials
        api_key_auth.KeySource: cookie header query
        aws_eventstream_parser.AwsEventstreamParser: response_rules
        aws_lambda.Config: arn credentials credentials_profile host_rewrite invocation_mode match_excluded_headers \
        match_included_headers payload_passthrough
        aws_lambda.Credentials: access_key_id secret_access_key session_token
        aws_lambda.PerRouteConfig: invoke_config
        aws_request_signing.AwsRequestSigning: credential_provider host_rewrite match_excluded_headers \
        match_included_headers query_string region service_name signing_algorithm use_unsigned_payload
        aws_request_signing.AwsRequestSigningPerRoute: aws_request_signing stat_prefix
        bandwidth_limit.BandwidthLimit: enable_mode enable_response_trailers fill_interval limit_kbps \
        response_trailer_prefix runtime_enabled stat_prefix
        bandwidth_share.BandwidthShare: default_tenant_config enable_response_trailers fill_interval request_limit \
        response_limit response_trailer_prefix tenant_configs tenant_name_selector
        basic_auth.BasicAuth: allow_missing authentication_header emit_dynamic_metadata forward_username_header realm \
        users
        basic_auth.BasicAuthPerRoute: realm users
        body_size_limit.BodySizeLimit: max_request_bytes
        buffer.Buffer: max_request_bytes
        buffer.BufferPerRoute: buffer disabled
        cache.CacheConfig: allowed_vary_headers disabled ignore_request_cache_control_header key_creator_params \
        max_body_bytes typed_config
        cache_v2.CacheV2Config: allowed_vary_headers disabled ignore_request_cache_control_header key_creator_params \
        max_body_bytes override_upstream_cluster typed_config
        cdn_loop.CdnLoopConfig: cdn_id max_allowed_occurrences
        composite.Composite: matcher named_filter_chains
        composite.CompositePerRoute: matcher
        composite.DynamicConfig: config_discovery name
        composite.ExecuteFilterAction: dynamic_config filter_chain filter_chain_name sample_percent typed_config
        composite.FilterChainConfiguration: typed_config
        compressor.Compressor: choose_first compressor_library content_length content_type disable_on_etag_header \
        remove_accept_encoding_header request_direction_config response_direction_config runtime_enabled
        compressor.CompressorOverrides: compressor_library response_direction_config
        compressor.CompressorPerRoute: disabled overrides
        compressor.ResponseDirectionOverrides: remove_accept_encoding_header
        cors.CorsPolicy: allow_credentials allow_headers allow_methods allow_origin_string_match \
        allow_private_network_access expose_headers filter_enabled forward_not_matching_preflights max_age \
        shadow_enabled
        credential_injector.CredentialInjector: allow_request_without_credential credential overwrite
        csrf.CsrfPolicy: additional_origins filter_enabled shadow_enabled
        custom_response.CustomResponse: custom_response_matcher
        decompressor.Decompressor: decompressor_library request_direction_config response_direction_config
        dynamic_forward_proxy.FilterConfig: allow_dynamic_host_from_filter_state dns_cache_config save_upstream_address \
        sub_cluster_config
        dynamic_forward_proxy.PerRouteConfig: host_rewrite_header host_rewrite_literal
        dynamic_forward_proxy.SubClusterConfig: cluster_init_timeout
        dynamic_modules.DynamicModuleFilter: dynamic_module_config filter_config filter_name terminal_filter
        dynamic_modules.DynamicModuleFilterPerRoute: dynamic_module_config filter_config filter_name \
        per_route_config_name
        ext_authz.AuthorizationRequest: allowed_headers headers_to_add
        ext_authz.AuthorizationResponse: allowed_client_headers allowed_client_headers_on_success \
        allowed_upstream_headers allowed_upstream_headers_to_append dynamic_metadata_from_headers
        ext_authz.BufferSettings: allow_partial_message max_request_bytes pack_as_bytes
        ext_authz.CheckSettings: context_extensions disable_request_body_buffering emit_client_span grpc_service \
        http_service with_request_body
        ext_authz.ExtAuthz: allowed_headers bootstrap_metadata_labels_key charge_cluster_response_stats \
        clear_route_cache clear_route_cache_headers decoder_header_mutation_rules deny_at_disable disallowed_headers \
        emit_client_span emit_filter_state_stats enable_dynamic_metadata_ingestion encode_raw_headers \
        enforce_response_header_limits failure_mode_allow failure_mode_allow_header_add filter_enabled \
        filter_enabled_metadata filter_metadata grpc_service http_service include_peer_certificate include_tls_session \
        max_denied_response_body_bytes metadata_context_namespaces route_metadata_context_namespaces \
        route_typed_metadata_context_namespaces shadow_mode stat_prefix status_on_error transport_api_version \
        typed_metadata_context_namespaces validate_mutations with_request_body
        ext_authz.ExtAuthzPerRoute: check_settings disabled
        ext_authz.HttpService: authorization_request authorization_response path_override path_prefix retry_policy \
        server_uri
        ext_authz.ShadowDecision: check_result response_headers status_code
        ext_proc.ExtProcHttpService: http_service
        ext_proc.ExtProcOverrides: async_mode emit_client_span failure_mode_allow grpc_initial_metadata grpc_service \
        metadata_options processing_mode processing_request_modifier request_attributes response_attributes
        ext_proc.ExtProcPerRoute: disabled overrides
        ext_proc.ExternalProcessor: allow_content_length_header allow_mode_override allowed_override_modes \
        deferred_close_timeout disable_clear_route_cache disable_immediate_response emit_client_span failure_mode_allow \
        filter_metadata forward_rules grpc_service http_service max_message_timeout message_timeout metadata_options \
        mutation_rules observability_mode on_processing_response processing_mode processing_request_modifier \
        request_attributes response_attributes route_cache_action send_body_without_waiting_for_header_response \
        stat_prefix status_on_error
        ext_proc.HeaderForwardingRules: allowed_headers disallowed_headers
        ext_proc.MetadataOptions: cluster_metadata_forwarding_namespaces forwarding_namespaces receiving_namespaces
        ext_proc.ProcessingMode: request_body_mode request_header_mode request_trailer_mode response_body_mode \
        response_header_mode response_trailer_mode
        fault.FaultAbort: grpc_status header_abort http_status percentage response_body
        fault.HTTPFault: abort abort_grpc_status_runtime abort_http_status_runtime abort_percent_runtime delay \
        delay_duration_runtime delay_percent_runtime disable_downstream_cluster_stats downstream_nodes filter_metadata \
        headers max_active_faults max_active_faults_runtime response_rate_limit response_rate_limit_percent_runtime \
        upstream_cluster
        file_server.FileServerConfig: content_types default_content_type directory_behaviors manager_config \
        path_mappings
        file_system_buffer.BufferBehavior: bypass fully_buffer fully_buffer_and_always_inject_content_length \
        inject_content_length_if_necessary stream_when_possible
        file_system_buffer.FileSystemBufferFilterConfig: manager_config request response storage_buffer_path
        file_system_buffer.StreamConfig: behavior memory_buffer_bytes_limit storage_buffer_bytes_limit \
        storage_buffer_queue_high_watermark_bytes
        filter_chain.FilterChain: filters
        filter_chain.FilterChainConfig: default_filter_chain
        filter_chain.FilterChainConfigPerRoute: filter_chain
        gcp_authn.Audience: access_token bound_access_token bound_jwt iam_access_token url
        gcp_authn.GcpAuthnFilterConfig: audience cache_config cluster http_uri retry_policy timeout token_header \
        token_metadata_key
        gcp_authn.TokenCacheConfig: cache_size
        gcp_authn.TokenHeader: name preserve_existing value_prefix
        geoip.Geoip: custom_header_config provider xff_config
        grpc_field_extraction.FieldExtractions: request_field_extractions
        grpc_field_extraction.GrpcFieldExtractionConfig: descriptor_set extractions_by_method
        grpc_field_extraction.RequestFieldValueDisposition: dynamic_metadata metadata_key
        grpc_http1_bridge.Config: ignore_query_parameters upgrade_protobuf_to_grpc
        grpc_http1_reverse_bridge.FilterConfig: content_type response_size_header withhold_grpc_frames
        grpc_http1_reverse_bridge.FilterConfigPerRoute: disabled
        grpc_json_reverse_transcoder.GrpcJsonReverseTranscoder: api_version_header descriptor_binary descriptor_path \
        max_request_body_size max_response_body_size request_json_print_options
        grpc_json_transcoder.GrpcJsonTranscoder: auto_mapping capture_unknown_query_parameters \
        case_insensitive_enum_parsing convert_grpc_status ignore_unknown_query_parameters ignored_query_parameters \
        match_incoming_request_route match_unregistered_custom_verb max_request_body_size max_response_body_size \
        print_options proto_descriptor proto_descriptor_bin query_param_unescape_plus request_validation_options \
        services url_unescape_spec
        grpc_json_transcoder.UnknownQueryParams: key
        grpc_stats.FilterConfig: emit_filter_state enable_upstream_stats individual_method_stats_allowlist \
        replace_dots_in_grpc_service_name stats_for_all_methods
        grpc_stats.FilterObject: request_message_count response_message_count
        header_mutation.HeaderMutation: most_specific_header_mutations_wins mutations
        header_mutation.HeaderMutationPerRoute: mutations
        header_mutation.Mutations: formatters query_parameter_mutations request_mutations request_trailers_mutations \
        response_mutations response_trailers_mutations
        header_to_metadata.Config: request_rules response_rules stat_prefix
        health_check.HealthCheck: cache_time cluster_min_healthy_percentages headers pass_through_mode
        ip_tagging.IPTagging: ip_tag_header ip_tags ip_tags_datasource request_type
        json_to_metadata.JsonToMetadata: request_rules response_rules
        jwt_authn.ExtractOnlyWithoutValidation: verification_status_header
        jwt_authn.FilterStateRule: name requires
        jwt_authn.JwksAsyncFetch: failed_refetch_duration fast_listener
        jwt_authn.JwtAuthentication: bypass_cors_preflight filter_state_rules providers requirement_map rules \
        stat_prefix strip_failure_response
        jwt_authn.JwtCacheConfig: jwt_cache_size jwt_max_token_size
        jwt_authn.JwtClaimToHeader: claim_name claim_path header_name
        jwt_authn.JwtHeader: name value_prefix
        jwt_authn.JwtProvider: audiences claim_to_headers clear_route_cache clock_skew_seconds failed_status_in_metadata \
        forward forward_payload_header from_cookies from_headers from_params header_in_metadata issuer jwt_cache_config \
        local_jwks max_lifetime normalize_payload_in_metadata pad_forward_payload_header payload_in_metadata remote_jwks \
        require_expiration subjects
        jwt_authn.JwtRequirement: allow_missing allow_missing_or_failed extract_only_without_validation \
        provider_and_audiences provider_name requires_all requires_any
        jwt_authn.JwtRequirementAndList: requirements
        jwt_authn.JwtRequirementOrList: requirements
        jwt_authn.PerRouteConfig: disabled requirement_name
        jwt_authn.ProviderWithAudiences: audiences provider_name
        jwt_authn.RemoteJwks: async_fetch cache_duration http_uri retry_policy
        jwt_authn.RequirementRule: match requirement_name requires
        local_ratelimit.LocalRateLimit: always_consume_default_token_bucket descriptors enable_retry_after_header \
        enable_x_ratelimit_headers filter_enabled filter_enforced local_cluster_rate_limit \
        local_rate_limit_per_downstream_connection max_dynamic_descriptors rate_limited_as_resource_exhausted \
        rate_limits request_headers_to_add_when_not_enforced response_headers_to_add stage stat_prefix status \
        token_bucket vh_rate_limits
        lua.Lua: clear_route_cache default_source_code filter_context inline_code package_cpaths package_paths \
        shared_vm_id source_codes stat_prefix
        lua.LuaPerRoute: disabled filter_context name package_cpaths package_paths shared_vm_id source_code
        mcp.Mcp: attribute_source clear_route_cache early_terminate_when_routable max_request_body_size \
        max_supported_protocol_version parser_config propagate_baggage propagate_trace_context reject_duplicate_keys \
        request_storage_mode traffic_mode
        mcp.McpOverride: clear_route_cache max_request_body_size parser_config reject_duplicate_keys \
        request_storage_mode traffic_mode
        mcp.ParserConfig: group_metadata_key methods
        mcp_json_rest_bridge.CacheConfig: cache_scope ttl
        mcp_json_rest_bridge.HttpRule: bindings body delete get patch post put
        mcp_json_rest_bridge.McpJsonRestBridge: disable_clear_route_cache max_request_body_size max_response_body_size \
        per_route_only request_storage_mode server_info tool_config trace_context_extraction
        mcp_json_rest_bridge.McpJsonRestBridgePerRoute: tool_config
        mcp_json_rest_bridge.McpServerInfo: host path
        mcp_json_rest_bridge.ServerInfo: description fallback_protocol_version max_supported_protocol_version \
        server_discovery_cache_config
        mcp_json_rest_bridge.ServerToolConfig: default_server_info list_changed tool_list_http_rule tool_list_local \
        tools
        mcp_json_rest_bridge.ToolConfig: http_rule name server_info text_content_streaming_enabled tool_list_config
        mcp_json_rest_bridge.ToolsListSpecificConfig: description input_schema title
        mcp_router.DynamicMetadataSource: key
        mcp_router.HeaderSource: name
        mcp_router.IdentityExtractor: dynamic_metadata header
        mcp_router.McpRouter: lazy_initialization servers session_identity
        mcp_router.SessionIdentity: identity validation
        mcp_router.ValidationPolicy: mode
        oauth2.CookieConfig: partitioned path same_site
        oauth2.CookieConfigs: bearer_token_cookie_config code_verifier_cookie_config id_token_cookie_config \
        oauth_expires_cookie_config oauth_hmac_cookie_config oauth_nonce_cookie_config refresh_token_cookie_config
        oauth2.OAuth2: config
        oauth2.OAuth2Config: allow_failed_matcher allowed_redirect_domains auth_scopes auth_type authorization_endpoint \
        code_verifier_token_expires_in cookie_configs credentials csrf_token_expires_in default_expires_in \
        default_refresh_token_expires_in deny_redirect_matcher disable_access_token_set_cookie \
        disable_id_token_set_cookie disable_refresh_token_set_cookie disable_token_encryption end_session_endpoint \
        forward_bearer_token forward_id_token original_request_uri pass_through_matcher post_logout_redirect_uri \
        preserve_authorization_header private_key_jwt_config redirect_path_matcher redirect_uri resources retry_policy \
        signout_path stat_prefix token_cookie_chunking token_endpoint use_access_token_expiry_for_id_token_cookie \
        use_refresh_token
        oauth2.OAuth2Credentials: client_id cookie_domain cookie_names hmac_secret token_secret
        oauth2.OAuth2PerRoute: config
        oauth2.OAuth2TokenForwarding: header
        oauth2.PostLogoutRedirectUri: disabled uri
        oauth2.PrivateKeyJwtConfig: assertion_audience assertion_lifetime signing_algorithm
        oauth2.TokenCookieChunking: max_chunks max_cookie_size
        on_demand.OnDemand: odcds
        on_demand.OnDemandCds: resources_locator source timeout
        on_demand.PerRouteConfig: odcds
        original_src.OriginalSrc: mark
        proto_api_scrubber.DescriptorSet: data_source
        proto_api_scrubber.MessageRestrictions: config field_restrictions
        proto_api_scrubber.MethodRestrictions: method_restriction request_field_restrictions response_field_restrictions
        proto_api_scrubber.ProtoApiScrubberConfig: descriptor_set filtering_mode restrictions scrub_unknown_fields
        proto_api_scrubber.RestrictionConfig: matcher
        proto_api_scrubber.Restrictions: message_restrictions method_restrictions
        proto_message_extraction.MethodExtraction: request_extraction_by_field response_extraction_by_field
        proto_message_extraction.ProtoMessageExtractionConfig: data_source extraction_by_method mode \
        proto_descriptor_typed_metadata
        rate_limit_quota.RateLimitQuotaBucketSettings: bucket_id_builder deny_response_settings \
        expired_assignment_behavior no_assignment_behavior reporting_interval
        rate_limit_quota.RateLimitQuotaFilterConfig: bucket_matchers domain filter_enabled filter_enforced \
        request_headers_to_add_when_not_enforced rlqs_server
        rate_limit_quota.RateLimitQuotaOverride: bucket_matchers domain
        ratelimit.RateLimit: disable_x_envoy_ratelimited_header domain enable_retry_after_header \
        enable_x_ratelimit_headers failure_mode_deny failure_mode_deny_percent filter_enabled filter_enforced \
        metadata_namespace rate_limit_service rate_limited_as_resource_exhausted rate_limited_status rate_limits \
        request_type response_headers_to_add stage stat_prefix status_on_error timeout
        ratelimit.RateLimitPerRoute: domain override_option rate_limits vh_rate_limits
        rbac.RBAC: matcher rules rules_stat_prefix shadow_matcher shadow_rules shadow_rules_stat_prefix \
        track_per_rule_stats
        rbac.RBACPerRoute: rbac
        router.Router: dynamic_stats reject_connect_request_early_data respect_expected_rq_timeout start_child_span \
        strict_check_headers suppress_envoy_headers suppress_grpc_request_failure_code_stats upstream_http_filters \
        upstream_log upstream_log_options
        router.StatefulSession: session_state stat_prefix status_on_strict_destination_not_found strict
        router.StatefulSessionPerRoute: disabled stateful_session
        set_filter_state.Config: clear_route_cache on_request_headers
        set_metadata.Config: metadata metadata_namespace value
        set_metadata.Metadata: allow_overwrite metadata_namespace typed_value value
        sse_to_metadata.SseToMetadata: response_rules
        stateful_session.StatefulSession: session_state stat_prefix status_on_strict_destination_not_found strict
        stateful_session.StatefulSessionPerRoute: disabled stateful_session
        tap.Tap: common_config record_downstream_connection record_headers_received_time record_upstream_connection
        thrift_to_metadata.FieldSelector: child id name
        thrift_to_metadata.KeyValuePair: key metadata_namespace value
        thrift_to_metadata.Rule: field field_selector method_name on_missing on_present
        thrift_to_metadata.ThriftToMetadata: allow_content_types allow_empty_content_type protocol request_rules \
        response_rules transport
        thrift_to_metadata.ThriftToMetadataPerRoute: request_rules response_rules
        transform.BodyTransformation: action body_format
        transform.TransformConfig: clear_cluster_cache clear_route_cache request_transformation response_transformation
        transform.Transformation: body_transformation headers_mutations
        wasm.Wasm: config
        """
}
