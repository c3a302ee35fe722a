/// Creates jobs on a schedule.
///
/// Source: Kubernetes API reference, `batch/v1` CronJob.
public struct CronJob: Resource {
    public static let type = ResourceType(
        "batch/v1",
        "CronJob",
        plural: "cronjobs",
        shortNames: ["cj"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// Specification of the desired behavior of a cron job, including the schedule.
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// When and how jobs run.
    public struct Spec: Model {
        /// When jobs run, in Cron format.
        ///
        /// - Format: cron
        public var schedule: String
        /// Name of the schedule's time zone, such as `Europe/Berlin`.
        public var timeZone: String?
        /// How to treat concurrent executions of a Job.
        ///
        /// - Default: Allow
        public var concurrencyPolicy: ConcurrencyPolicy?
        /// Optional deadline in seconds for starting the job if it misses scheduled time for any reason.
        ///
        /// Missed jobs executions will be counted as failed ones.
        ///
        /// - Unit: seconds
        /// - Allowed: 0...
        public var startingDeadlineSeconds: Int?
        /// Whether no further jobs are started.
        ///
        /// - Default: false
        public var suspend: Bool?
        /// The number of successful finished jobs to retain.
        ///
        /// - Allowed: 0...
        /// - Default: 3
        public var successfulJobsHistoryLimit: Int?
        /// The number of failed finished jobs to retain.
        ///
        /// - Allowed: 0...
        /// - Default: 1
        public var failedJobsHistoryLimit: Int?
        /// The job that will be created when executing a CronJob.
        public var jobTemplate: Job.Template
        public var unknownFields = UnknownFields()
    }
}

extension CronJob {
    /// What happens when a job is due while the last one still runs.
    public enum ConcurrencyPolicy: String, Choice {
        /// Both run.
        case allow = "Allow"
        /// The new one is skipped.
        case forbid = "Forbid"
        /// The running one is replaced.
        case replace = "Replace"
    }
}
