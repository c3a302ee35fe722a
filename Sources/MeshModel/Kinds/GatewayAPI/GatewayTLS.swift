extension KubernetesGateway {
    /// TLS settings of the whole Gateway.
    public struct TLS: Model {
        /// Towards backends.
        public var backend: BackendTLS?
        /// Towards clients.
        public var frontend: FrontendTLS?
        public var unknownFields = UnknownFields()
    }

    /// TLS settings towards backends.
    public struct BackendTLS: Model {
        /// Certificate that the Gateway shows to backends.
        public var clientCertificateRef: SecretReference?
        public var unknownFields = UnknownFields()
    }

    /// TLS settings towards clients.
    public struct FrontendTLS: Model {
        /// Settings of the ports without their own.
        public var `default`: FrontendConfiguration
        /// Settings by port.
        ///
        /// - ListKey: port
        /// - Count: 0...64
        public var perPort: [PortConfiguration]?
        public var unknownFields = UnknownFields()
    }

    /// TLS settings towards clients.
    public struct FrontendConfiguration: Model {
        /// Validation of client certificates.
        public var validation: ClientValidation?
        public var unknownFields = UnknownFields()
    }

    /// TLS settings towards clients of one port.
    public struct PortConfiguration: Model {
        /// Port number.
        ///
        /// - Allowed: 1...65535
        public var port: Int
        /// The settings.
        public var tls: FrontendConfiguration
        public var unknownFields = UnknownFields()
    }

    /// Validation of client certificates.
    public struct ClientValidation: Model {
        /// ConfigMaps with certificates of the authorities.
        ///
        /// - Count: 1...8
        public var caCertificateRefs: [CACertificateReference]
        /// What happens without a valid certificate.
        ///
        /// - Default: AllowValidOnly
        public var mode: ClientValidationMode?
        public var unknownFields = UnknownFields()
    }

    /// What happens to clients without a valid certificate.
    public enum ClientValidationMode: String, Choice {
        /// They are rejected.
        case allowValidOnly = "AllowValidOnly"
        /// They are let through.
        case allowInsecureFallback = "AllowInsecureFallback"
    }

    /// A reference to an object with certificates of authorities.
    public struct CACertificateReference: Model {
        /// Group of the object; empty for the core group.
        public var group: String
        /// Kind of the object, such as ConfigMap.
        public var kind: String
        /// Name of the object.
        ///
        /// - Length: 1...253
        public var name: String
        /// Namespace of the object; another one needs a ReferenceGrant.
        ///
        /// - Format: dnsLabel
        public var namespace: String?
        public var unknownFields = UnknownFields()
    }
}
