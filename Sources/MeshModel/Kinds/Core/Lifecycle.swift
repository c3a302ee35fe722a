/// Actions that the management system should take in response to container lifecycle events.
///
/// For the PostStart and PreStop lifecycle handlers, management of the container blocks until the action is complete,
/// unless the container process fails, in which case the handler is aborted.
public struct Lifecycle: Model {
    /// Called immediately after a container is created.
    ///
    /// If the handler fails, the container is terminated and restarted according to its restart policy. Other
    /// management of the container blocks until the hook completes.
    public var postStart: Handler?
    /// Called immediately before the container is terminated by an API request or a management event.
    ///
    /// Not called when the container crashes or exits.
    public var preStop: Handler?
    /// Which signal will be sent to a container when it is being stopped.
    ///
    /// StopSignal can only be set for Pods with a non-empty .spec.os.name.
    ///
    /// - Default: the container runtime's
    public var stopSignal: String?
    public var unknownFields = UnknownFields()
}

extension Lifecycle {
    /// What is done in a lifecycle hook.
    ///
    /// - ExactlyOneOf: httpGet, exec, sleep, tcpSocket
    public struct Handler: Model {
        /// An HTTP GET request to perform.
        public var httpGet: Probe.HTTPGetAction?
        /// A command to execute in the container.
        public var exec: Probe.ExecAction?
        /// A duration that the container should sleep.
        public var sleep: SleepAction?
        /// Not supported; kept for backward compatibility.
        ///
        /// There is no validation, and the hook fails when the field is set.
        ///
        /// - Deprecated: Use `exec` or `httpGet` instead
        public var tcpSocket: Probe.TCPSocketAction?
        public var unknownFields = UnknownFields()
    }

    /// A pause.
    public struct SleepAction: Model {
        /// The number of seconds to sleep.
        ///
        /// - Unit: seconds
        public var seconds: Int
        public var unknownFields = UnknownFields()
    }
}
