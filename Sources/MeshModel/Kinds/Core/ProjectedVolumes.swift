extension Volume {
    /// A projected volume source.
    public struct ProjectedSource: Model {
        /// The list of volume projections.
        ///
        /// Each entry in this list handles one source.
        public var sources: [Projection]?
        /// Mode bits of created files.
        ///
        /// - Allowed: 0...511
        /// - Default: 0644
        public var defaultMode: Int?
        /// The owner UID of the created files by default.
        public var defaultUser: Int?
        public var unknownFields = UnknownFields()
    }

    /// Projection that may be projected along with other supported volume types.
    ///
    /// Exactly one of these fields must be set.
    ///
    /// - ExactlyOneOf: configMap, secret, serviceAccountToken, downwardAPI, clusterTrustBundle, podCertificate
    public struct Projection: Model {
        /// The configMap to project.
        public var configMap: ConfigMapProjection?
        /// The secret to project.
        public var secret: SecretProjection?
        /// The service account token to project.
        public var serviceAccountToken: ServiceAccountTokenProjection?
        /// The downward API information to project.
        public var downwardAPI: DownwardAPIProjection?
        /// Allows a pod to access the `.spec.trustBundle` field of ClusterTrustBundle objects in an auto-updating
        /// file.
        ///
        /// ClusterTrustBundle objects can either be selected by name, or by the combination of signer name and a
        /// label selector.
        public var clusterTrustBundle: ClusterTrustBundleProjection?
        /// Projects an auto-rotating credential bundle (private key and certificate chain) that the pod can use
        /// either as a TLS client or server.
        ///
        /// Kubelet generates a private key and uses it to send a PodCertificateRequest to the named signer.
        public var podCertificate: PodCertificateProjection?
        public var unknownFields = UnknownFields()
    }

    /// Adapts a ConfigMap into a projected volume.
    public struct ConfigMapProjection: Model {
        /// Name of the referent.
        public var name: String?
        /// The keys that become files, and their paths; without it, every key becomes a file.
        public var items: [KeyToPath]?
        /// Whether the ConfigMap or its keys must be defined.
        public var optional: Bool?
        public var unknownFields = UnknownFields()
    }

    /// Adapts a secret into a projected volume.
    ///
    /// The contents of the target Secret's Data field will be presented in a projected volume as files using the keys
    /// in the Data field as the file names.
    public struct SecretProjection: Model {
        /// Name of the referent.
        public var name: String?
        /// The keys that become files, and their paths; without it, every key becomes a file.
        public var items: [KeyToPath]?
        /// Whether the Secret or its key must be defined.
        public var optional: Bool?
        public var unknownFields = UnknownFields()
    }

    /// A projected service account token volume.
    ///
    /// This projection can be used to insert a service account token into the pods runtime filesystem for use against
    /// APIs (Kubernetes API Server or otherwise).
    public struct ServiceAccountTokenProjection: Model {
        /// The path relative to the mount point of the file to project the token into.
        public var path: String
        /// The intended audience of the token.
        ///
        /// A recipient of a token must identify itself with an identifier specified in the audience of the token, and
        /// otherwise should reject the token.
        public var audience: String?
        /// The requested duration of validity of the service account token.
        ///
        /// As the token approaches expiration, the kubelet volume plugin will proactively rotate the service account
        /// token.
        ///
        /// - Unit: seconds
        /// - Allowed: 600...
        /// - Default: 3600
        public var expirationSeconds: Int?
        /// The owner UID of the created file.
        ///
        /// If specified, the item-level user field takes precedence over defaultUser.
        public var user: Int?
        public var unknownFields = UnknownFields()
    }

    /// Downward API info for projecting into a projected volume.
    public struct DownwardAPIProjection: Model {
        /// A list of DownwardAPIVolume file.
        public var items: [DownwardAPIFile]?
        public var unknownFields = UnknownFields()
    }

    /// How to select a set of ClusterTrustBundle objects and project their contents into the pod filesystem.
    ///
    /// - ExactlyOneOf: name, signerName
    public struct ClusterTrustBundleProjection: Model {
        /// Select a single ClusterTrustBundle by object name.
        ///
        /// Mutually-exclusive with signerName and labelSelector.
        public var name: String?
        /// Select all ClusterTrustBundles that match this signer name.
        ///
        /// Mutually-exclusive with name. The contents of all selected ClusterTrustBundles will be unified and
        /// deduplicated.
        public var signerName: String?
        /// Select all ClusterTrustBundles that match this label selector.
        ///
        /// Only has effect if signerName is set. Mutually-exclusive with name.
        public var labelSelector: LabelSelector?
        /// Relative path from the volume root to write the bundle.
        public var path: String
        /// If true, don't block pod startup if the referenced ClusterTrustBundle(s) aren't available.
        ///
        /// If using name, then the named ClusterTrustBundle is allowed not to exist.
        public var optional: Bool?
        /// The owner UID of the created file.
        ///
        /// If specified, the item-level user field takes precedence over defaultUser.
        public var user: Int?
        public var unknownFields = UnknownFields()
    }

    /// Provides a private key and X.509 certificate in the pod filesystem.
    public struct PodCertificateProjection: Model {
        /// Kubelet's generated CSRs will be addressed to this signer.
        public var signerName: String
        /// The type of keypair Kubelet will generate for the pod.
        ///
        /// - Values: RSA3072, RSA4096, ECDSAP256, ECDSAP384, ECDSAP521, ED25519
        public var keyType: String
        /// Write the certificate chain at this path in the projected volume.
        ///
        /// When using keyPath and certificateChainPath, your application needs to check that the key and leaf
        /// certificate are consistent, because it is possible to read the files mid-rotation.
        public var certificateChainPath: String?
        /// Write the credential bundle at this path in the projected volume.
        ///
        /// The credential bundle is a single file that contains multiple PEM blocks. The first PEM block is a PRIVATE
        /// KEY block, containing a PKCS#8 private key.
        public var credentialBundlePath: String?
        /// Write the key at this path in the projected volume.
        ///
        /// When using keyPath and certificateChainPath, your application needs to check that the key and leaf
        /// certificate are consistent, because it is possible to read the files mid-rotation.
        public var keyPath: String?
        /// The maximum lifetime permitted for the certificate.
        ///
        /// Kubelet copies this value verbatim into the PodCertificateRequests it generates for this projection. If
        /// omitted, kube-apiserver will set it to 86400(24 hours).
        ///
        /// - Unit: seconds
        /// - Allowed: 3600...7862400
        /// - Default: 86400
        public var maxExpirationSeconds: Int?
        /// The owner UID of the created file.
        ///
        /// If specified, the item-level user field takes precedence over defaultUser.
        public var user: Int?
        /// UserAnnotations allow pod authors to pass additional information to the signer implementation.
        ///
        /// Kubernetes does not restrict or validate this metadata in any way.
        public var userAnnotations: [String: String]?
        public var unknownFields = UnknownFields()
    }
}
