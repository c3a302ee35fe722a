/// A task that runs to completion.
///
/// Source: Kubernetes API reference, `batch/v1` Job.
public struct Job: Resource {
    public static let type = ResourceType("batch/v1", "Job", plural: "jobs", scope: .namespaced)

    public var metadata: ObjectMeta
    /// Specification of the desired behavior of a job.
    public var spec: Spec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// How a job runs.
    public struct Spec: Model {
        /// The maximum desired number of pods the job should run at any given time.
        ///
        /// - Allowed: 0...
        /// - Default: 1
        public var parallelism: Int?
        /// The desired number of successfully finished pods the job should be run with.
        ///
        /// Setting to null means that the success of any pod signals the success of all pods, and allows parallelism
        /// to have any positive value.
        ///
        /// - Allowed: 0...
        public var completions: Int?
        /// How completions of pods are counted.
        ///
        /// - Default: NonIndexed
        public var completionMode: CompletionMode?
        /// The number of retries before marking this job failed.
        ///
        /// - Allowed: 0...
        /// - Default: 6
        public var backoffLimit: Int?
        /// The limit for the number of retries within an index before marking this index as failed.
        ///
        /// When enabled the number of failures per index is kept in the pod's
        /// batch.kubernetes.io/job-index-failure-count annotation.
        ///
        /// - Allowed: 0...
        public var backoffLimitPerIndex: Int?
        /// The maximal number of failed indexes before marking the Job as failed, when backoffLimitPerIndex is set.
        ///
        /// Once the number of failed indexes exceeds this number the entire Job is marked as Failed and its execution
        /// is terminated.
        ///
        /// - Allowed: 0...
        public var maxFailedIndexes: Int?
        /// The duration in seconds relative to the startTime that the job may be continuously active before the
        /// system tries to terminate it; value must be positive integer.
        ///
        /// If a Job is suspended (at creation or through an update), this timer will effectively be stopped and reset
        /// when the Job is resumed again.
        ///
        /// - Unit: seconds
        /// - Allowed: 1...
        public var activeDeadlineSeconds: Int?
        /// Limits the lifetime of a Job that has finished execution (either Complete or Failed).
        ///
        /// If this field is set, ttlSecondsAfterFinished after the Job finishes, it is eligible to be automatically
        /// deleted.
        ///
        /// - Allowed: 0...
        /// - Unit: seconds
        public var ttlSecondsAfterFinished: Int?
        /// Whether the Job controller should create Pods or not.
        ///
        /// If a Job is created with suspend set to true, no Pods are created by the Job controller.
        ///
        /// - Default: false
        public var suspend: Bool?
        /// The policy of handling failed pods.
        ///
        /// In particular, it allows to specify the set of actions and conditions which need to be satisfied to take
        /// the associated action.
        public var podFailurePolicy: PodFailurePolicy?
        /// When to create replacement Pods.
        ///
        /// When using podFailurePolicy, Failed is the the only allowed value. TerminatingOrFailed and Failed are
        /// allowed values when podFailurePolicy is not in use.
        public var podReplacementPolicy: PodReplacementPolicy?
        /// The policy when the Job can be declared as succeeded.
        ///
        /// If empty, the default behavior applies - the Job is declared as succeeded only when the number of
        /// succeeded pods equals to the completions.
        public var successPolicy: SuccessPolicy?
        /// The controller that manages a Job.
        ///
        /// - Length: 1...63
        public var managedBy: String?
        /// Controls generation of pod labels and pod selectors.
        ///
        /// Leave `manualSelector` unset unless you are certain what you are doing. When false or unset, the system
        /// pick labels unique to this job and appends those labels to the pod template.
        public var manualSelector: Bool?
        /// A label query over pods that should match the pod count.
        ///
        /// Normally, the system sets this field for you.
        public var selector: LabelSelector?
        /// The pod that will be created when executing a job.
        ///
        /// The only allowed template.spec.restartPolicy values are "Never" or "OnFailure".
        public var template: PodTemplateSpec
        /// The Workload-aware Scheduling configuration for this Job.
        ///
        /// When set, it specifies the scheduling policy (basic or gang), topology constraints, disruption mode, and
        /// shared resource claims.
        public var scheduling: SchedulingConfiguration?
        public var unknownFields = UnknownFields()
    }
}

extension Job {
    /// How failed pods influence the backoffLimit.
    public struct PodFailurePolicy: Model {
        /// A list of pod failure policy rules.
        ///
        /// The rules are evaluated in order. Once a rule matches a Pod failure, the remaining of the rules are
        /// ignored.
        ///
        /// - Count: 0...20
        public var rules: [PodFailureRule]
        public var unknownFields = UnknownFields()
    }

    /// How a pod failure is handled when the requirements are met.
    ///
    /// - ExactlyOneOf: onExitCodes, onPodConditions
    public struct PodFailureRule: Model {
        /// The action taken on a pod failure when the requirements are satisfied.
        ///
        /// - Required
        public var action: PodFailureAction?
        /// The requirement on the container exit codes.
        public var onExitCodes: ExitCodes?
        /// The requirement on the pod conditions.
        ///
        /// The requirement is represented as a list of pod condition patterns. The requirement is satisfied if at
        /// least one pattern matches an actual pod condition.
        ///
        /// - Count: 0...20
        public var onPodConditions: [PodCondition]?
        public var unknownFields = UnknownFields()
    }

    /// The requirement for handling a failed pod based on its container exit codes.
    public struct ExitCodes: Model {
        /// Restricts the check for exit codes to the container with the specified name.
        ///
        /// When null, the rule applies to all containers. When specified, it should match one the container or
        /// initContainer names in the pod template.
        public var containerName: String?
        /// The relationship between the container exit code(s) and the specified values.
        ///
        /// Containers completed with success (exit code 0) are excluded from the requirement check.
        ///
        /// - Required
        public var `operator`: ExitCodeOperator?
        /// The set of values.
        ///
        /// Each returned container exit code (might be multiple in case of multiple containers) is checked against
        /// this set of values with respect to the operator.
        ///
        /// - Set
        /// - Count: 1...255
        public var values: [Int]
        public var unknownFields = UnknownFields()
    }

    /// A pattern for matching an actual pod condition type.
    public struct PodCondition: Model {
        /// The required Pod condition type.
        ///
        /// To match a pod condition it is required that specified type equals the pod condition type.
        public var type: String
        /// The required Pod condition status.
        ///
        /// To match a pod condition it is required that the specified status equals the pod condition status.
        ///
        /// - Values: True, False, Unknown
        /// - Default: True
        public var status: String?
        public var unknownFields = UnknownFields()
    }

    /// When a Job can be declared as succeeded based on the success of some indexes.
    public struct SuccessPolicy: Model {
        /// The list of alternative rules for the declaring the Jobs as successful before `.status.succeeded >=
        /// .spec.completions`.
        ///
        /// Once any of the rules are met, the "SuccessCriteriaMet" condition is added, and the lingering pods are
        /// removed. The terminal state for such a Job has the "Complete" condition.
        ///
        /// - Count: 1...20
        public var rules: [SuccessRule]
        public var unknownFields = UnknownFields()
    }

    /// Rule for declaring a Job as succeeded.
    ///
    /// Each rule must have at least one of the "succeededIndexes" or "succeededCount" specified.
    ///
    /// - AtLeastOneOf: succeededIndexes, succeededCount
    public struct SuccessRule: Model {
        /// The set of indexes which need to be contained in the actual set of the succeeded indexes for the Job.
        ///
        /// The list of indexes must be within 0 to ".spec.completions-1" and must not contain duplicates. The indexes
        /// are represented as intervals separated by commas.
        public var succeededIndexes: String?
        /// The minimal required size of the actual set of the succeeded indexes for the Job.
        ///
        /// When succeededCount is used along with succeededIndexes, the check is constrained only to the set of
        /// indexes specified by succeededIndexes.
        ///
        /// - Allowed: 1...
        public var succeededCount: Int?
        public var unknownFields = UnknownFields()
    }

    /// The data a Job should have when created from a template.
    public struct Template: Model {
        /// Standard object's metadata of the jobs created from this template.
        public var metadata: ObjectMeta?
        /// Specification of the desired behavior of the job.
        public var spec: Spec?
        public var unknownFields = UnknownFields()
    }

    /// How completions are counted.
    public enum CompletionMode: String, Choice {
        /// By the number of pods that succeeded.
        case nonIndexed = "NonIndexed"
        /// Every pod has an index; each must succeed once.
        case indexed = "Indexed"
    }

    /// When a replacement for a pod is created.
    public enum PodReplacementPolicy: String, Choice {
        /// As soon as the pod is being deleted or has failed.
        case terminatingOrFailed = "TerminatingOrFailed"
        /// When the pod has ended.
        case failed = "Failed"
    }

    /// What a failure of a pod leads to.
    public enum PodFailureAction: String, Choice {
        /// The job fails, all pods are deleted.
        case failJob = "FailJob"
        /// The pod's index fails.
        case failIndex = "FailIndex"
        /// The failure is not counted.
        case ignore = "Ignore"
        /// The failure is counted as usual.
        case count = "Count"
    }

    /// How exit codes are compared.
    public enum ExitCodeOperator: String, Choice {
        /// One of the values.
        case `in` = "In"
        /// None of the values.
        case notIn = "NotIn"
    }
}
