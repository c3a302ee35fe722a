/// A certificate, kept in a Secret and renewed in time.
///
/// Source: cert-manager, `pkg/apis/certmanager/v1/types_certificate.go`.
public struct Certificate: Resource {
    public static let type = ResourceType(
        "cert-manager.io/v1",
        "Certificate",
        plural: "certificates",
        shortNames: ["cert", "certs"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Names, issuer and key of a certificate.
    public struct Spec: Model {
        /// Name of the Secret with key and certificate.
        public var secretName: String
        /// Labels and annotations of that Secret.
        public var secretTemplate: SecretTemplate?
        /// Who issues the certificate.
        public var issuerRef: IssuerReference
        /// Common name; clients ignore it where there are alternative names.
        ///
        /// - Length: 0...64
        public var commonName: String?
        /// DNS names.
        ///
        /// - Items: Format hostname
        public var dnsNames: [String]?
        /// IP addresses.
        ///
        /// - Items: Format ip
        public var ipAddresses: [String]?
        /// URIs, such as SPIFFE identities.
        public var uris: [String]?
        /// E-mail addresses.
        public var emailAddresses: [String]?
        /// Other alternative names.
        public var otherNames: [OtherName]?
        /// Subject of the certificate.
        public var subject: Subject?
        /// Subject as an LDAP string; excludes `subject` and `commonName`.
        public var literalSubject: String?
        /// Lifetime of the certificate.
        ///
        /// - Minimum: 1h
        /// - Default: 2160h
        public var duration: GoDuration?
        /// How long before its end it is renewed.
        ///
        /// - Minimum: 5m
        /// - Default: a third of the lifetime
        public var renewBefore: GoDuration?
        /// How long before its end it is renewed, as a share of the lifetime.
        ///
        /// - Allowed: 1...99
        /// - Unit: percent
        public var renewBeforePercentage: Int?
        /// Whether it may sign other certificates.
        ///
        /// - Default: false
        public var isCA: Bool?
        /// What the key may be used for.
        ///
        /// - Default: digital signature, key encipherment
        public var usages: [String]?
        /// The private key.
        public var privateKey: PrivateKey?
        /// Algorithm of the signature.
        ///
        /// - Values: SHA256WithRSA, SHA384WithRSA, SHA512WithRSA, ECDSAWithSHA256, ECDSAWithSHA384, ECDSAWithSHA512, PureEd25519
        public var signatureAlgorithm: String?
        /// Whether usages are part of the request.
        ///
        /// - Default: true
        public var encodeUsagesInRequest: Bool?
        /// Further formats in the Secret.
        public var keystores: Keystores?
        /// Further encodings in the Secret.
        public var additionalOutputFormats: [OutputFormat]?
        /// Limits on the names that a CA may sign.
        public var nameConstraints: NameConstraints?
        /// Number of requests that are kept.
        ///
        /// - Allowed: 1...
        /// - Default: 1
        public var revisionHistoryLimit: Int?
        public var unknownFields = UnknownFields()
    }
}

extension Certificate {
    /// Labels and annotations of a Secret.
    public struct SecretTemplate: Model {
        /// The annotations.
        public var annotations: [String: String]?
        /// The labels.
        public var labels: [String: String]?
        public var unknownFields = UnknownFields()
    }

    /// A reference to an issuer.
    public struct IssuerReference: Model {
        /// Group of the issuer.
        ///
        /// - Default: cert-manager.io
        public var group: String?
        /// Kind of the issuer, such as ClusterIssuer.
        ///
        /// - Default: Issuer
        public var kind: String?
        /// Name of the issuer.
        public var name: String
        public var unknownFields = UnknownFields()
    }

    /// An alternative name of another type.
    public struct OtherName: Model {
        /// Object identifier of the type.
        public var oid: String?
        /// The value.
        public var utf8Value: String?
        public var unknownFields = UnknownFields()
    }

    /// Subject of a certificate.
    public struct Subject: Model {
        /// Organizations.
        public var organizations: [String]?
        /// Countries.
        public var countries: [String]?
        /// Organizational units.
        public var organizationalUnits: [String]?
        /// Cities.
        public var localities: [String]?
        /// States or provinces.
        public var provinces: [String]?
        /// Street addresses.
        public var streetAddresses: [String]?
        /// Postal codes.
        public var postalCodes: [String]?
        /// Serial number.
        public var serialNumber: String?
        public var unknownFields = UnknownFields()
    }

    /// How the private key is made.
    public struct PrivateKey: Model {
        /// Whether renewals get a new key.
        ///
        /// - Default: Always
        public var rotationPolicy: RotationPolicy?
        /// Encoding of the key.
        ///
        /// - Default: PKCS1
        public var encoding: KeyEncoding?
        /// Algorithm of the key.
        ///
        /// - Default: RSA
        public var algorithm: KeyAlgorithm?
        /// Size of the key: 2048, 4096 or 8192 for RSA, 256, 384 or 521 for ECDSA.
        ///
        /// - Unit: bits
        public var size: Int?
        public var unknownFields = UnknownFields()
    }

    /// Further formats of key and certificate.
    public struct Keystores: Model {
        /// A Java keystore.
        public var jks: JKSKeystore?
        /// A PKCS #12 keystore.
        public var pkcs12: PKCS12Keystore?
        public var unknownFields = UnknownFields()
    }

    /// A Java keystore.
    public struct JKSKeystore: Model {
        /// Whether it is created.
        public var create: Bool
        /// Its password.
        public var passwordSecretRef: SecretKeyReference?
        /// Its password in plain text.
        public var password: String?
        /// Name of the entry.
        ///
        /// - Default: certificate
        public var alias: String?
        public var unknownFields = UnknownFields()
    }

    /// A PKCS #12 keystore.
    public struct PKCS12Keystore: Model {
        /// Whether it is created.
        public var create: Bool
        /// Its password.
        public var passwordSecretRef: SecretKeyReference?
        /// Its password in plain text.
        public var password: String?
        /// Algorithms that are used.
        ///
        /// - Values: LegacyRC2, LegacyDES, Modern2023
        public var profile: String?
        public var unknownFields = UnknownFields()
    }

    /// A key of a Secret.
    public struct SecretKeyReference: Model {
        /// Name of the Secret.
        public var name: String
        /// The key.
        public var key: String?
        public var unknownFields = UnknownFields()
    }

    /// A further encoding.
    public struct OutputFormat: Model {
        /// The encoding.
        ///
        /// - Required
        public var type: OutputFormatType?
        public var unknownFields = UnknownFields()
    }

    /// Limits on the names that a CA may sign.
    public struct NameConstraints: Model {
        /// Whether clients must know the constraints.
        ///
        /// - Default: false
        public var critical: Bool?
        /// Names that are allowed.
        public var permitted: NameConstraint?
        /// Names that are not allowed.
        public var excluded: NameConstraint?
        public var unknownFields = UnknownFields()
    }

    /// Names that a constraint is for.
    public struct NameConstraint: Model {
        /// DNS domains.
        public var dnsDomains: [String]?
        /// Ranges of addresses.
        ///
        /// - Items: Format cidr
        public var ipRanges: [String]?
        /// E-mail addresses.
        public var emailAddresses: [String]?
        /// Domains of URIs.
        public var uriDomains: [String]?
        public var unknownFields = UnknownFields()
    }

    /// Whether renewals get a new key.
    public enum RotationPolicy: String, Choice {
        /// Only if there is none yet.
        case never = "Never"
        /// Always.
        case always = "Always"
    }

    /// Encoding of a key.
    public enum KeyEncoding: String, Choice {
        case pkcs1 = "PKCS1"
        case pkcs8 = "PKCS8"
    }

    /// Algorithm of a key.
    public enum KeyAlgorithm: String, Choice {
        case rsa = "RSA"
        case ecdsa = "ECDSA"
        case ed25519 = "Ed25519"
    }

    /// A further encoding of key and certificate.
    public enum OutputFormatType: String, Choice {
        /// The key in binary form.
        case der = "DER"
        /// Key and certificates in one file.
        case combinedPEM = "CombinedPEM"
    }
}
