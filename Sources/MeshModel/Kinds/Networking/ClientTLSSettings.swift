/// TLS settings of connections to the upstream service, both HTTP and TCP.
///
/// Source: Istio API, `networking/v1/destination_rule.proto`.
public struct ClientTLSSettings: Model {
    /// Whether connections to this port are secured using TLS, and how.
    ///
    /// - Default: DISABLE
    public var mode: Mode?
    /// The path to the file holding the client-side TLS certificate.
    ///
    /// Required in mode `MUTUAL`; should be empty in mode `ISTIO_MUTUAL`.
    public var clientCertificate: String?
    /// The path to the file holding the client's private key.
    ///
    /// Required in mode `MUTUAL`; should be empty in mode `ISTIO_MUTUAL`.
    public var privateKey: String?
    /// The path to the file with the certificate authorities that verify the server's certificate.
    ///
    /// Should be empty in mode `ISTIO_MUTUAL`.
    ///
    /// - Default: the CA certificates of the operating system
    public var caCertificates: String?
    /// The name of the secret that holds the TLS certificates of the client, including the CA certificates.
    ///
    /// It has to be in the namespace of the proxy. Applicable at sidecars only if the rule has a `workloadSelector`;
    /// otherwise at gateways only.
    public var credentialName: String?
    /// The alternate names of which the server certificate has to present one.
    ///
    /// Overrides the names given in the `ServiceEntry`.
    ///
    /// - Default: verified by the host or authority header of the request
    public var subjectAltNames: [String]?
    /// The SNI string presented to the server during the TLS handshake.
    ///
    /// - Default: the host or authority header of the request, for modes SIMPLE and MUTUAL
    public var sni: String?
    /// Whether the CA signature and alternate names of the server certificate are left unverified.
    ///
    /// - Default: false
    public var insecureSkipVerify: Bool?
    /// The path to the file with the certificate revocation list for verifying server certificates.
    ///
    /// Without it no revocation list is consulted.
    public var caCrl: String?
    public var unknownFields = UnknownFields()
}

extension ClientTLSSettings {
    /// How a client connects with TLS.
    public enum Mode: String, Choice {
        /// No TLS connection to the upstream endpoint.
        case disable = "DISABLE"
        /// Originate a TLS connection to the upstream endpoint.
        case simple = "SIMPLE"
        /// Mutual TLS, presenting the given client certificate.
        case mutual = "MUTUAL"
        /// Mutual TLS with the certificates that Istio generates; all other fields should be empty.
        case istioMutual = "ISTIO_MUTUAL"
    }
}
