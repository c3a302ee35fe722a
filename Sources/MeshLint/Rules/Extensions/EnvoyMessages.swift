/// The messages of Envoy's extensions that `typed_config` may be of.
///
/// Source: the descriptors in Envoy 1.40, packages `envoy.extensions.*.v3` without `contrib`.
enum EnvoyMessages {
    /// The messages of a package, such as `envoy.extensions.filters.http.lua.v3`; `nil` for one that is not in the table.
    static func names(in package: String) -> [String]? {
        guard package.hasPrefix(start), package.hasSuffix(end) else { return nil }
        return all[String(package.dropFirst(start.utf8.count).dropLast(end.utf8.count))]
    }

    private static let start = "envoy.extensions."
    private static let end = ".v3"

    private static let all: [String: [String]] = {
        var all: [String: [String]] = [:]
        var package = ""
        for word in table.split(separator: " ") {
            if word.hasSuffix(":") {
                package = String(word.dropLast())
            } else {
                all[package, default: []].append(String(word))
            }
        }
        return all
    }()

    /// Packages, each with a colon, before their messages.
    private static let table = """
        access_loggers.dynamic_modules: DynamicModuleAccessLog access_loggers.file: FileAccessLog \
        access_loggers.filters.cel: ExpressionFilter access_loggers.filters.process_ratelimit: DynamicTokenBucket \
        ProcessRateLimitFilter access_loggers.fluentd: FluentdAccessLogConfig access_loggers.grpc: \
        CommonGrpcAccessLogConfig HttpGrpcAccessLogConfig TcpGrpcAccessLogConfig access_loggers.open_telemetry: \
        OpenTelemetryAccessLogConfig access_loggers.stats: Config access_loggers.stream: StderrAccessLog \
        StdoutAccessLog access_loggers.wasm: WasmAccessLog bootstrap.dynamic_modules: \
        DynamicModuleBootstrapExtension bootstrap.internal_listener: InternalListener \
        bootstrap.reverse_tunnel.downstream_socket_interface: DownstreamReverseConnectionSocketInterface \
        bootstrap.reverse_tunnel.upstream_socket_interface: UpstreamReverseConnectionSocketInterface \
        clusters.aggregate: AggregateClusterResource ClusterConfig clusters.composite: ClusterConfig clusters.dns: \
        DnsCluster clusters.dynamic_forward_proxy: ClusterConfig SubClustersConfig clusters.dynamic_modules: \
        ClusterConfig clusters.mcp_multicluster: ClusterConfig clusters.original_dst: OriginalDstCluster \
        clusters.redis: RedisClusterConfig clusters.reverse_connection: ReverseConnectionClusterConfig \
        common.async_files: AsyncFileManagerConfig common.aws: AssumeRoleCredentialProvider \
        AssumeRoleWithWebIdentityCredentialProvider AwsCredentialProvider ConfigCredentialProvider \
        ContainerCredentialProvider CredentialsFileCredentialProvider EnvironmentCredentialProvider \
        IAMRolesAnywhereCredentialProvider InlineCredentialProvider InstanceProfileCredentialProvider \
        common.dynamic_forward_proxy: DnsCacheCircuitBreakers DnsCacheConfig common.matching: ExtensionWithMatcher \
        ExtensionWithMatcherPerRoute common.ratelimit: LocalClusterRateLimit LocalRateLimitDescriptor \
        RateLimitDescriptor common.tap: AdminConfig CommonExtensionConfig compression.brotli.compressor: Brotli \
        compression.brotli.decompressor: Brotli compression.gzip.compressor: Gzip compression.gzip.decompressor: \
        Gzip compression.zstd.compressor: Zstd compression.zstd.decompressor: Zstd \
        config.validators.dynamic_modules: DynamicModuleConfigValidator config.validators.minimum_clusters: \
        MinimumClustersValidator content_parsers.json: JsonContentParser dynamic_modules: DynamicModuleConfig \
        early_data: DefaultEarlyDataPolicy filters.common.dependency: Dependency FilterDependencies \
        MatchingRequirements filters.common.fault: FaultDelay FaultRateLimit filters.common.jwks: JwksAsyncFetch \
        JwtHandshakeValidator RemoteJwks filters.common.matcher.action: SkipFilter filters.common.set_filter_state: \
        FilterStateValue filters.http.a2a: A2a MethodParsingConfig ParserConfig filters.http.adaptive_concurrency: \
        AdaptiveConcurrency GradientControllerConfig filters.http.admission_control: AdmissionControl \
        filters.http.ai_protocol_manager: AiProtocolManager AiProtocolManagerPerRoute RequestHandling \
        RequestParsingLimits RequestPerRoute ResponseHandling ResponsePerRoute TokenUsageExtraction \
        TokenUsageExtractionLimits filters.http.alternate_protocols_cache: FilterConfig filters.http.api_key_auth: \
        ApiKeyAuth ApiKeyAuthPerRoute Credential Forwarding KeySource filters.http.aws_eventstream_parser: \
        AwsEventstreamParser filters.http.aws_lambda: Config Credentials PerRouteConfig \
        filters.http.aws_request_signing: AwsRequestSigning AwsRequestSigningPerRoute filters.http.bandwidth_limit: \
        BandwidthLimit filters.http.bandwidth_share: BandwidthShare filters.http.basic_auth: BasicAuth \
        BasicAuthPerRoute filters.http.body_size_limit: BodySizeLimit filters.http.buffer: Buffer BufferPerRoute \
        filters.http.cache: CacheConfig filters.http.cache_v2: CacheV2Config filters.http.cdn_loop: CdnLoopConfig \
        filters.http.composite: Composite CompositePerRoute DynamicConfig ExecuteFilterAction \
        FilterChainConfiguration filters.http.compressor: Compressor CompressorOverrides CompressorPerRoute \
        ResponseDirectionOverrides filters.http.connect_grpc_bridge: FilterConfig filters.http.cors: Cors CorsPolicy \
        filters.http.credential_injector: CredentialInjector filters.http.csrf: CsrfPolicy \
        filters.http.custom_response: CustomResponse filters.http.decompressor: Decompressor \
        filters.http.dynamic_forward_proxy: FilterConfig PerRouteConfig SubClusterConfig \
        filters.http.dynamic_modules: DynamicModuleFilter DynamicModuleFilterPerRoute filters.http.ext_authz: \
        AuthorizationRequest AuthorizationResponse BufferSettings CheckSettings ExtAuthz ExtAuthzPerRoute \
        HttpService ShadowDecision filters.http.ext_proc: ExtProcHttpService ExtProcOverrides ExtProcPerRoute \
        ExternalProcessor HeaderForwardingRules MetadataOptions ProcessingMode filters.http.fault: FaultAbort \
        HTTPFault filters.http.file_server: FileServerConfig filters.http.file_system_buffer: BufferBehavior \
        FileSystemBufferFilterConfig StreamConfig filters.http.filter_chain: FilterChain FilterChainConfig \
        FilterChainConfigPerRoute filters.http.gcp_authn: Audience GcpAuthnFilterConfig TokenCacheConfig TokenHeader \
        filters.http.geoip: Geoip filters.http.grpc_field_extraction: FieldExtractions GrpcFieldExtractionConfig \
        RequestFieldValueDisposition filters.http.grpc_http1_bridge: Config filters.http.grpc_http1_reverse_bridge: \
        FilterConfig FilterConfigPerRoute filters.http.grpc_json_reverse_transcoder: GrpcJsonReverseTranscoder \
        filters.http.grpc_json_transcoder: GrpcJsonTranscoder UnknownQueryParams filters.http.grpc_stats: \
        FilterConfig FilterObject filters.http.grpc_web: GrpcWeb filters.http.header_mutation: HeaderMutation \
        HeaderMutationPerRoute Mutations filters.http.header_to_metadata: Config filters.http.health_check: \
        HealthCheck filters.http.ip_tagging: IPTagging filters.http.json_to_metadata: JsonToMetadata \
        filters.http.jwt_authn: ExtractOnlyWithoutValidation FilterStateRule JwksAsyncFetch JwtAuthentication \
        JwtCacheConfig JwtClaimToHeader JwtHeader JwtProvider JwtRequirement JwtRequirementAndList \
        JwtRequirementOrList PerRouteConfig ProviderWithAudiences RemoteJwks RequirementRule \
        filters.http.local_ratelimit: LocalRateLimit filters.http.lua: Lua LuaPerRoute filters.http.mcp: Mcp \
        McpOverride ParserConfig filters.http.mcp_json_rest_bridge: CacheConfig HttpRule McpJsonRestBridge \
        McpJsonRestBridgePerRoute McpServerInfo ServerInfo ServerToolConfig ToolConfig ToolsListLocal \
        ToolsListSpecificConfig TraceContextExtractionOptions filters.http.mcp_router: DynamicMetadataSource \
        HeaderSource IdentityExtractor McpRouter SessionIdentity ValidationPolicy filters.http.oauth2: CookieConfig \
        CookieConfigs OAuth2 OAuth2Config OAuth2Credentials OAuth2PerRoute OAuth2TokenForwarding \
        PostLogoutRedirectUri PrivateKeyJwtConfig TokenCookieChunking filters.http.on_demand: OnDemand OnDemandCds \
        PerRouteConfig filters.http.original_src: OriginalSrc filters.http.proto_api_scrubber: DescriptorSet \
        MessageRestrictions MethodRestrictions ProtoApiScrubberConfig RemoveFieldAction RestrictionConfig \
        Restrictions filters.http.proto_message_extraction: MethodExtraction ProtoMessageExtractionConfig \
        filters.http.rate_limit_quota: RateLimitQuotaBucketSettings RateLimitQuotaFilterConfig \
        RateLimitQuotaOverride filters.http.ratelimit: RateLimit RateLimitPerRoute filters.http.rbac: RBAC \
        RBACPerRoute filters.http.router: Router StatefulSession StatefulSessionPerRoute \
        filters.http.set_filter_state: Config filters.http.set_metadata: Config Metadata \
        filters.http.sse_to_metadata: SseToMetadata filters.http.stateful_session: StatefulSession \
        StatefulSessionPerRoute filters.http.tap: Tap filters.http.thrift_to_metadata: FieldSelector KeyValuePair \
        Rule ThriftToMetadata ThriftToMetadataPerRoute filters.http.transform: BodyTransformation TransformConfig \
        Transformation filters.http.upstream_codec: UpstreamCodec filters.http.wasm: Wasm \
        filters.listener.dynamic_modules: DynamicModuleListenerFilter filters.listener.http_inspector: HttpInspector \
        filters.listener.local_ratelimit: LocalRateLimit filters.listener.original_dst: OriginalDst \
        filters.listener.original_src: OriginalSrc filters.listener.proxy_protocol: ProxyProtocol \
        filters.listener.set_filter_state: Config filters.listener.tls_inspector: TlsInspector \
        filters.network.connection_limit: ConnectionLimit filters.network.direct_response: Config \
        filters.network.dubbo_proxy: Drds DubboFilter DubboProxy MethodMatch MultipleRouteConfiguration Route \
        RouteAction RouteConfiguration RouteMatch filters.network.dubbo_proxy.router: Router \
        filters.network.dynamic_modules: DynamicModuleNetworkFilter filters.network.echo: Echo \
        filters.network.ext_authz: ExtAuthz filters.network.ext_proc: MetadataOptions NetworkExternalProcessor \
        ProcessingMode filters.network.generic_proxy: GenericProxy GenericRds RouteConfiguration VirtualHost \
        filters.network.generic_proxy.action: RouteAction filters.network.generic_proxy.codecs.dubbo: \
        DubboCodecConfig filters.network.generic_proxy.codecs.http1: Http1CodecConfig \
        filters.network.generic_proxy.matcher: HostMatchInput KeyValueMatchEntry MethodMatchInput PathMatchInput \
        PropertyMatchInput RequestMatchInput RequestMatcher ServiceMatchInput filters.network.generic_proxy.router: \
        Router filters.network.geoip: Geoip filters.network.http_connection_manager: \
        EnvoyMobileHttpConnectionManager ForwardProtoConfig HttpConnectionManager HttpFilter LocalReplyConfig Rds \
        RequestIDExtension ResponseMapper ScopedRds ScopedRouteConfigurationsList ScopedRoutes \
        filters.network.local_ratelimit: LocalRateLimit filters.network.mongo_proxy: MongoProxy \
        filters.network.ratelimit: RateLimit filters.network.rbac: RBAC filters.network.redis_proxy: AwsIam \
        RedisExternalAuthProvider RedisProtocolOptions RedisProxy filters.network.reverse_tunnel: \
        DrainAwareHttpConnectionManager ReverseTunnel Validation filters.network.set_filter_state: Config \
        filters.network.sni_cluster: SniCluster filters.network.sni_dynamic_forward_proxy: FilterConfig \
        filters.network.tcp_bandwidth_limit: TcpBandwidthLimit filters.network.tcp_proxy: TcpProxy \
        filters.network.thrift_proxy: Route RouteAction RouteConfiguration RouteMatch ThriftFilter \
        ThriftProtocolOptions ThriftProxy Trds WeightedCluster \
        filters.network.thrift_proxy.filters.header_to_metadata: HeaderToMetadata \
        filters.network.thrift_proxy.filters.payload_to_metadata: PayloadToMetadata \
        filters.network.thrift_proxy.filters.ratelimit: RateLimit filters.network.thrift_proxy.router: Router \
        filters.network.wasm: Wasm filters.network.zookeeper_proxy: LatencyThresholdOverride ZooKeeperProxy \
        filters.udp.dns_filter: DnsFilterConfig filters.udp.dynamic_modules: DynamicModuleUdpListenerFilter \
        filters.udp.udp_proxy: Route UdpProxyConfig filters.udp.udp_proxy.session.dynamic_forward_proxy: \
        FilterConfig filters.udp.udp_proxy.session.ext_authz: FilterConfig \
        filters.udp.udp_proxy.session.http_capsule: FilterConfig formatter.cel: Cel formatter.dynamic_modules: \
        DynamicModuleFormatter formatter.file_content: FileContent formatter.generic_secret: GenericSecret \
        formatter.metadata: Metadata formatter.req_without_query: ReqWithoutQuery geoip_providers.common: \
        CommonGeoipProviderConfig geoip_providers.maxmind: MaxMindConfig health_check.event_sinks.file: \
        HealthCheckEventFileSink health_checkers.dynamic_modules: DynamicModuleHealthCheck health_checkers.redis: \
        Redis health_checkers.thrift: Thrift health_checkers.udp: UdpHealthCheck http.ai_filters.request_info: \
        RequestInfo http.ai_filters.schema_validation: SchemaValidation http.ai_filters.transcoder: Transcoder \
        http.cache.file_system_http_cache: FileSystemHttpCacheConfig http.cache.simple_http_cache: \
        SimpleHttpCacheConfig http.cache_v2.file_system_http_cache: FileSystemHttpCacheV2Config \
        http.cache_v2.simple_http_cache: SimpleHttpCacheV2Config http.custom_response.local_response_policy: \
        LocalResponsePolicy http.custom_response.redirect_policy: RedirectPolicy \
        http.early_header_mutation.dynamic_modules: DynamicModuleEarlyHeaderMutation \
        http.early_header_mutation.header_mutation: HeaderMutation \
        http.ext_proc.processing_request_modifiers.mapped_attribute_builder: MappedAttributeBuilder \
        http.ext_proc.response_processors.save_processing_response: SaveProcessingResponse \
        http.header_formatters.dynamic_modules: DynamicModuleHeaderFormatter http.header_formatters.preserve_case: \
        PreserveCaseFormatterConfig http.header_validators.envoy_default: HeaderValidatorConfig \
        http.injected_credentials.generic: Generic http.injected_credentials.oauth2: OAuth2 \
        http.original_ip_detection.custom_header: CustomHeaderConfig http.original_ip_detection.xff: XffConfig \
        XffTrustedCidrs http.stateful_session.cookie: CookieBasedSessionState http.stateful_session.envelope: \
        EnvelopeSessionState http.stateful_session.header: HeaderBasedSessionState \
        internal_redirect.allow_listed_routes: AllowListedRoutesConfig internal_redirect.filter_state: \
        FilterStateConfig internal_redirect.previous_routes: PreviousRoutesConfig \
        internal_redirect.safe_cross_scheme: SafeCrossSchemeConfig key_value.file_based: \
        FileBasedKeyValueStoreConfig load_balancing_policies.client_side_weighted_round_robin: \
        ClientSideWeightedRoundRobin load_balancing_policies.cluster_provided: ClusterProvided \
        load_balancing_policies.common: ConsistentHashingLbConfig LocalityLbConfig OrcaOobReportingConfig \
        SlowStartConfig load_balancing_policies.dynamic_modules: DynamicModulesLoadBalancerConfig \
        load_balancing_policies.least_request: LeastRequest load_balancing_policies.load_aware_locality: \
        LoadAwareLocality load_balancing_policies.maglev: Maglev load_balancing_policies.override_host: OverrideHost \
        load_balancing_policies.random: Random load_balancing_policies.ring_hash: RingHash \
        load_balancing_policies.round_robin: RoundRobin load_balancing_policies.subset: Subset \
        load_balancing_policies.wrr_locality: WrrLocality local_address_selectors.filter_state_override: Config \
        matching.actions.transform_stat: TransformStat matching.common_inputs.environment_variable: Config \
        matching.common_inputs.network: ApplicationProtocolInput DestinationIPInput DestinationPortInput \
        DirectSourceIPInput DynamicMetadataInput FilterStateInput NetworkNamespaceInput ServerNameInput \
        SourceIPInput SourcePortInput SourceTypeInput TransportProtocolInput matching.common_inputs.ssl: DnsSanInput \
        SubjectInput UriSanInput matching.common_inputs.stats: StatFullNameMatchInput StatTagValueInput \
        matching.common_inputs.transport_socket: EndpointMetadataInput FilterStateInput LocalityMetadataInput \
        TransportSocketNameAction matching.http.dynamic_modules: DynamicModuleDataInput HttpDynamicModuleMatchInput \
        matching.input_matchers.consistent_hashing: ConsistentHashing matching.input_matchers.dynamic_modules: \
        DynamicModuleMatcher matching.input_matchers.ip: Ip matching.input_matchers.metadata: Metadata \
        matching.input_matchers.runtime_fraction: RuntimeFraction network.dns_resolver.apple: AppleDnsResolverConfig \
        network.dns_resolver.cares: CaresDnsResolverConfig network.dns_resolver.getaddrinfo: \
        GetAddrInfoDnsResolverConfig network.dns_resolver.hickory: DnsOverHttpsConfig DnsOverTlsConfig \
        HickoryDnsResolverConfig network.socket_interface: DefaultSocketInterface IoUringOptions \
        network.socket_interface.sockmap: Sockmap path.match.uri_template: UriTemplateMatchConfig \
        path.rewrite.uri_template: UriTemplateRewriteConfig queue_policy.fifo: FifoQueuePolicyConfig \
        quic.client_writer_factory: DefaultClientWriter quic.connection_debug_visitor: BasicConfig \
        quic.connection_debug_visitor.quic_stats: Config quic.connection_id_generator: \
        DeterministicConnectionIdGeneratorConfig quic.connection_id_generator.quic_lb: Config quic.crypto_stream: \
        CryptoServerStreamConfig quic.proof_source: ProofSourceConfig quic.server_preferred_address: \
        DataSourceServerPreferredAddressConfig FixedServerPreferredAddressConfig rate_limit_descriptors.expr: \
        Descriptor rate_limit_descriptors.jwt_claim: Descriptor rbac.matchers.upstream_ip_port: \
        UpstreamIpPortMatcher rbac.principals.mtls_authenticated: Config regex_engines: GoogleRE2 request_id.uuid: \
        UuidRequestIdConfig resource_monitors.cgroup_memory: CgroupMemoryConfig resource_monitors.cpu_utilization: \
        CpuUtilizationConfig resource_monitors.downstream_connections: DownstreamConnectionsConfig \
        resource_monitors.fixed_heap: FixedHeapConfig resource_monitors.injected_resource: InjectedResourceConfig \
        retry.host.omit_canary_hosts: OmitCanaryHostsPredicate retry.host.omit_host_metadata: OmitHostMetadataConfig \
        retry.host.previous_hosts: PreviousHostsPredicate retry.priority.previous_priorities: \
        PreviousPrioritiesConfig router.cluster_specifiers.dynamic_modules: DynamicModuleClusterSpecifier \
        RouteActionOverride router.cluster_specifiers.lua: LuaConfig router.cluster_specifiers.matcher: \
        ClusterAction MatcherClusterSpecifier router.cluster_specifiers.priority_group: ClusterWeight PriorityGroup \
        PriorityGroupClusterSpecifier PriorityGroupsOverride router.route_specifiers.dynamic_modules: \
        DynamicModuleRouteSpecifier RouteOverride RouteTemplate stat_sinks.dynamic_modules: DynamicModuleStatsSink \
        stat_sinks.graphite_statsd: GraphiteStatsdSink stat_sinks.open_telemetry: SinkConfig stat_sinks.wasm: Wasm \
        string_matcher.lua: Lua tracers.dynamic_modules: DynamicModuleTracer tracers.fluentd: FluentdConfig \
        tracers.opentelemetry.resource_detectors: DynatraceResourceDetectorConfig EnvironmentResourceDetectorConfig \
        StaticConfigResourceDetectorConfig tracers.opentelemetry.samplers: AlwaysOnSamplerConfig CELSamplerConfig \
        DynatraceSamplerConfig ParentBasedSamplerConfig TraceIdRatioBasedSamplerConfig transport_sockets.alts: Alts \
        transport_sockets.dynamic_modules: DynamicModuleTransportSocket transport_sockets.http_11_proxy: \
        Http11ProxyUpstreamTransport transport_sockets.internal_upstream: InternalUpstreamTransport \
        transport_sockets.proxy_protocol: ProxyProtocolUpstreamTransport transport_sockets.quic: \
        QuicDownstreamTransport QuicUpstreamTransport transport_sockets.raw_buffer: RawBuffer \
        transport_sockets.starttls: StartTlsConfig UpstreamStartTlsConfig transport_sockets.tap: SocketTapConfig Tap \
        transport_sockets.tcp_stats: Config transport_sockets.tls: CertificateProviderPluginInstance \
        CertificateValidationContext CommonTlsContext DownstreamTlsContext GenericSecret PrivateKeyProvider \
        SPIFFECertValidatorConfig SdsSecretConfig Secret SubjectAltNameMatcher TlsCertificate TlsKeyLog \
        TlsParameters TlsSessionTicketKeys UpstreamTlsContext \
        transport_sockets.tls.cert_mappers.filter_state_override: Config transport_sockets.tls.cert_mappers.sni: SNI \
        transport_sockets.tls.cert_mappers.static_name: StaticName \
        transport_sockets.tls.cert_selectors.on_demand_secret: Config \
        transport_sockets.tls.cert_validator.dynamic_modules: DynamicModuleCertValidatorConfig \
        transport_sockets.tls.handshakers.dynamic_modules: DynamicModuleTlsHandshaker udp_packet_writer: \
        UdpDefaultWriterFactory UdpGsoBatchWriterFactory upstreams.http: HttpProtocolOptions \
        upstreams.http.dynamic_modules: Config upstreams.http.generic: GenericConnectionPoolProto \
        upstreams.http.http: HttpConnectionPoolProto upstreams.http.reverse_tunnel: \
        ReverseTunnelUpstreamCodecOptions upstreams.http.tcp: TcpConnectionPoolProto upstreams.http.udp: \
        UdpConnectionPoolProto upstreams.tcp: TcpProtocolOptions upstreams.tcp.generic: GenericConnectionPoolProto \
        wasm: CapabilityRestrictionConfig EnvironmentVariables PluginConfig ReloadConfig SanitizationConfig VmConfig \
        WasmService watchdog.backtrace_action: BacktraceActionConfig watchdog.profile_action: ProfileActionConfig
        """
}
