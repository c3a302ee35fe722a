/// TLS options that govern the behaviour of a server.
///
/// Source: Istio API, `networking/v1/gateway.proto`.
///
/// - OneOf: credentialName, credentialNames, tlsCertificates
public struct ServerTLSSettings: Model {
    /// Whether all HTTP connections get a 301 redirect that asks the client to use HTTPS.
    ///
    /// - Default: false
    public var httpsRedirect: Bool?
    /// Whether connections to this port are secured using TLS, and how.
    ///
    /// - Default: PASSTHROUGH
    public var mode: Mode?
    /// The path to the file holding the server-side TLS certificate.
    ///
    /// Required in mode `SIMPLE` or `MUTUAL`, unless a credential name is given.
    public var serverCertificate: String?
    /// The path to the file holding the server's private key.
    ///
    /// Required in mode `SIMPLE` or `MUTUAL`, unless a credential name is given.
    public var privateKey: String?
    /// The path to the file with the certificate authorities that verify a client certificate.
    ///
    /// Required in mode `MUTUAL` or `OPTIONAL_MUTUAL`, unless a credential name is given.
    public var caCertificates: String?
    /// The path to the file with the certificate revocation list for verifying client certificates.
    ///
    /// Without it no revocation list is consulted.
    public var caCrl: String?
    /// The name of the Kubernetes secret that holds the TLS certificates, including the CA certificates.
    ///
    /// The secret is a TLS secret (`tls.crt`, `tls.key`, `ca.crt`) or a generic one (`cert`, `key`, `cacert`), in the
    /// namespace of the gateway workload.
    public var credentialName: String?
    /// The name of the secret or config map that holds the CA certificates, for mutual TLS.
    ///
    /// Takes precedence over the CA certificates of the secret named by `credentialName`.
    public var caCertCredentialName: String?
    /// The names of several secrets with TLS certificates, such as one RSA and one ECDSA.
    ///
    /// At most two, of different algorithms.
    ///
    /// - Count: 1...2
    public var credentialNames: [String]?
    /// Several server certificates, given as files.
    ///
    /// Only one of the certificate files, `credentialName`, `credentialNames` or `tlsCertificates` should be given.
    ///
    /// - Count: 1...2
    public var tlsCertificates: [Certificate]?
    /// The alternate names of which the client certificate has to present one.
    ///
    /// Requires TLS mode `MUTUAL`.
    public var subjectAltNames: [String]?
    /// Whether the connection is let through even though the client certificate does not validate.
    ///
    /// Only for mode `OPTIONAL_MUTUAL`; the presented certificate is then not trustworthy.
    ///
    /// - Default: false
    public var insecureSkipVerify: Bool?
    /// Base64-encoded SHA-256 hashes of the SPKIs of authorized client certificates.
    ///
    /// With `verifyCertificateHash`, a hash matching either list suffices.
    public var verifyCertificateSpki: [String]?
    /// Hex-encoded SHA-256 hashes of the authorized client certificates.
    ///
    /// Both simple and colon-separated forms are accepted.
    public var verifyCertificateHash: [String]?
    /// The oldest TLS protocol version that is accepted.
    ///
    /// - Default: TLSV1_2
    public var minProtocolVersion: ProtocolVersion?
    /// The newest TLS protocol version that is accepted.
    ///
    /// - Default: chosen by Envoy
    public var maxProtocolVersion: ProtocolVersion?
    /// The only cipher suites that are supported.
    ///
    /// - Default: the list of Envoy
    public var cipherSuites: [String]?
    /// The only ECDH curves that are supported.
    ///
    /// - Default: the list of Envoy
    public var ecdhCurves: [String]?
    public var unknownFields = UnknownFields()
}

extension ServerTLSSettings {
    /// The TLS modes enforced by the proxy.
    public enum Mode: String, Choice {
        /// The SNI string presented by the client selects a TLS route; TLS is not terminated.
        case passthrough = "PASSTHROUGH"
        /// Secure connections with standard TLS.
        case simple = "SIMPLE"
        /// Secure connections to the downstream with mutual TLS, by presenting server certificates.
        case mutual = "MUTUAL"
        /// Like passthrough, but the destination is taken from the SNI value, without any route.
        case autoPassthrough = "AUTO_PASSTHROUGH"
        /// Mutual TLS with the certificates that Istio generates; all other fields should be empty.
        case istioMutual = "ISTIO_MUTUAL"
        /// Like mutual, except that the client certificate is optional.
        case optionalMutual = "OPTIONAL_MUTUAL"
    }

    /// The versions of the TLS protocol.
    public enum ProtocolVersion: String, Choice {
        /// Automatically choose the optimal TLS version.
        case tlsAuto = "TLS_AUTO"
        /// TLS version 1.0.
        case tlsV1_0 = "TLSV1_0"
        /// TLS version 1.1.
        case tlsV1_1 = "TLSV1_1"
        /// TLS version 1.2.
        case tlsV1_2 = "TLSV1_2"
        /// TLS version 1.3.
        case tlsV1_3 = "TLSV1_3"
    }

    /// A server certificate, given as files.
    public struct Certificate: Model {
        /// The path to the file holding the server-side TLS certificate.
        ///
        /// Required in mode `SIMPLE` or `MUTUAL`.
        public var serverCertificate: String?
        /// The path to the file holding the server's private key.
        ///
        /// Required in mode `SIMPLE` or `MUTUAL`.
        public var privateKey: String?
        /// The path to the file with the certificate authorities that verify a client certificate.
        public var caCertificates: String?
        public var unknownFields = UnknownFields()
    }
}
