/// The network-addressable service to which a request or connection is sent.
///
/// Source: Istio API, `networking/v1/virtual_service.proto`.
public struct Destination: Model {
    /// The name of a service from the service registry.
    ///
    /// Short names are completed with the namespace of the rule, not of the service; a fully qualified name such as
    /// `reviews.prod.svc.cluster.local` avoids surprises.
    public var host: String
    /// The name of a subset within the service, as defined in a `DestinationRule`.
    public var subset: String?
    /// The port on the host that is addressed.
    ///
    /// Not needed when the service exposes a single port.
    public var port: PortSelector?
    public var unknownFields = UnknownFields()
}

/// The number of a port, used for matching or selection of a destination.
public struct PortSelector: Model {
    /// The port number.
    ///
    /// - Allowed: 1...65535
    public var number: Int?
    public var unknownFields = UnknownFields()
}
