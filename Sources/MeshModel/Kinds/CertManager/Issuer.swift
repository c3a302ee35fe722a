/// Issues certificates within a namespace.
///
/// Source: cert-manager, `pkg/apis/certmanager/v1/types_issuer.go`.
public struct Issuer: Resource {
    public static let type = ResourceType("cert-manager.io/v1", "Issuer", plural: "issuers", scope: .namespaced)

    public var metadata: ObjectMeta
    public var spec: IssuerSpec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()
}

/// How certificates are issued.
///
/// - ExactlyOneOf: acme, ca, vault, selfSigned, venafi
public struct IssuerSpec: Model {
    /// By an ACME server.
    public var acme: AnyValue?
    /// By a key pair in a Secret.
    public var ca: CA?
    /// By HashiCorp Vault.
    public var vault: AnyValue?
    /// By the certificate's own key.
    public var selfSigned: SelfSigned?
    /// By Venafi.
    public var venafi: AnyValue?
    public var unknownFields = UnknownFields()
}

extension IssuerSpec {
    /// A key pair in a Secret.
    public struct CA: Model {
        /// Name of the Secret with key and certificate.
        public var secretName: String
        /// Where revocation lists are found.
        public var crlDistributionPoints: [String]?
        /// URLs of OCSP servers.
        public var ocspServers: [String]?
        /// Where the issuer's certificate is found.
        public var issuingCertificateURLs: [String]?
        public var unknownFields = UnknownFields()
    }

    /// Certificates signed with their own key.
    public struct SelfSigned: Model {
        /// Where revocation lists are found.
        public var crlDistributionPoints: [String]?
        public var unknownFields = UnknownFields()
    }
}
