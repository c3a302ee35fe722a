/// The codes of Istio and Kiali that no rule has, and why.
public enum UncoveredCodes {
    /// Each code with the reason, in the order of the codes.
    public static let all: [(code: String, reason: String)] = [
        ("IST0001", "a failure of istioctl itself"),
        ("IST0141", "permissions of the one who installs, which only a cluster tells"),
        ("IST0142", "the version of the cluster"),
        ("IST0143", "needs a look into running containers; Istio does not report it any more"),
        ("IST0156", "the Gateway API that the cluster has; MG253 reports old definitions among the inputs"),
        ("IST0168", "a comparison of installed versions; Istio does not report it any more"),
        ("IST0169", "a comparison of installed versions before an update"),
        ("IST0172", "the Gateway API that the cluster has; MG253 reports old definitions among the inputs"),
        ("KIA0107", "service accounts of another cluster"),
        ("KIA1314", "annotations that ambient mode puts on running pods"),
        ("KIA1315", "the containers of running pods"),
        ("KIA1316", "the containers of running pods"),
    ]
}
