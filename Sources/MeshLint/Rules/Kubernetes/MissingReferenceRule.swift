import MeshModel
import YAML

/// Reports ConfigMaps, Secrets, volume claims and service accounts that pods need and that do not exist.
struct MissingReferenceRule: LintRule {
    static let info = RuleInfo(
        "MG713",
        "missing-pod-reference",
        .error,
        summary:
            "Pods need a ConfigMap, Secret, claim or service account that does not exist, or a key that is not in it.",
        reason: """
            Such pods do not start: CreateContainerConfigError, FailedMount, or no pod at all without its service account. \
            ConfigMaps, claims and service accounts are missed where others of the namespace are among the inputs; Secrets, which \
            are often kept elsewhere, only where the inputs are said to be complete and nothing that makes Secrets is among \
            them. What is missed without that being said is a warning. References with `optional: true` are not missed.
            """,
        help: "add the resource, or correct the name",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: cart}
                data: {level: info}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  serviceAccountName: default
                  containers:
                    - name: app
                      image: cart:1
                      envFrom: [{configMapRef: {name: more, optional: true}}, {secretRef: {name: unknown}}]
                      env:
                        - {name: LEVEL, valueFrom: {configMapKeyRef: {name: cart, key: level}}}
                        - {name: COLOUR, valueFrom: {configMapKeyRef: {name: cart, key: colour, optional: true}}}
                  volumes: [{name: roots, configMap: {name: istio-ca-root-cert}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: cart}
                data: {level: info}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: cart}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  serviceAccountName: card # ← there is no ServiceAccount 'card'
                  containers:
                    - name: app
                      image: cart:1
                      envFrom:
                        - configMapRef: {name: more} # ← there is no ConfigMap 'more'
                      env:
                        - name: COLOUR
                          valueFrom: {configMapKeyRef: {name: cart, key: colour}} # ← ConfigMap 'cart' has no key 'colour'
                  volumes:
                    - name: files
                      configMap: {name: files} # ← there is no ConfigMap 'files'
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: app
                      image: cart:1
                      envFrom:
                        - secretRef: {name: login} # ← there is no Secret 'login'
                  volumes:
                    - name: data
                      persistentVolumeClaim: {claimName: data} # ← there is no PersistentVolumeClaim 'data'
                    - name: all
                      projected:
                        sources:
                          - secret: {name: tokens} # ← there is no Secret 'tokens'
                """,
                isComplete: true
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let store = ObjectStore(mesh)
        for workload in mesh.workloads.all where !workload.spec.containers.isEmpty {
            if let account = workload.spec.serviceAccountName, account != "default" {
                let path = { workload.specPath.serviceAccountName }
                check(ObjectStore.Need(kind: "ServiceAccount", name: account), workload, path, store, report)
            }
            for (index, volume) in (workload.spec.volumes ?? []).enumerated() {
                check(volume, at: { workload.specPath.volumes[index] }, workload, store, report)
            }
            for placed in workload.placedContainers { check(placed, store, report) }
        }
    }

    private func check(_ placed: PlacedContainer, _ store: ObjectStore, _ report: Report) {
        for (index, source) in (placed.container.envFrom ?? []).enumerated() {
            let path = { placed.path.envFrom[index] }
            if let map = source.configMapRef, map.optional != true {
                check(.init(kind: "ConfigMap", name: map.name), placed.workload, { path().configMapRef }, store, report)
            } else if let secret = source.secretRef, secret.optional != true {
                check(.init(kind: "Secret", name: secret.name), placed.workload, { path().secretRef }, store, report)
            }
        }
        for (index, variable) in (placed.container.env ?? []).enumerated() {
            guard let source = variable.valueFrom else { continue }
            let path = { placed.path.env[index].valueFrom }
            if let map = source.configMapKeyRef, map.optional != true {
                let need = ObjectStore.Need(kind: "ConfigMap", name: map.name, key: map.key)
                check(need, placed.workload, { path().configMapKeyRef }, store, report)
            } else if let secret = source.secretKeyRef, secret.optional != true {
                let need = ObjectStore.Need(kind: "Secret", name: secret.name, key: secret.key)
                check(need, placed.workload, { path().secretKeyRef }, store, report)
            }
        }
    }

    private func check(
        _ volume: Volume,
        at path: @escaping () -> FieldPath,
        _ workload: Workload,
        _ store: ObjectStore,
        _ report: Report
    ) {
        if let map = volume.configMap, map.optional != true {
            check(.init(kind: "ConfigMap", name: map.name), workload, { path().configMap }, store, report)
        } else if let secret = volume.secret, secret.optional != true {
            check(.init(kind: "Secret", name: secret.secretName), workload, { path().secret }, store, report)
        } else if let claim = volume.persistentVolumeClaim {
            let need = ObjectStore.Need(kind: "PersistentVolumeClaim", name: claim.claimName)
            check(need, workload, { path().persistentVolumeClaim }, store, report)
        }
        for (index, source) in (volume.projected?.sources ?? []).enumerated() {
            let place = { path().projected.sources[index] }
            if let map = source.configMap, map.optional != true {
                check(.init(kind: "ConfigMap", name: map.name), workload, { place().configMap }, store, report)
            } else if let secret = source.secret, secret.optional != true {
                check(.init(kind: "Secret", name: secret.name), workload, { place().secret }, store, report)
            }
        }
    }

    private func check(
        _ need: ObjectStore.Need,
        _ workload: Workload,
        _ path: () -> FieldPath,
        _ store: ObjectStore,
        _ report: Report
    ) {
        guard let problem = store.problem(need, in: workload.namespace) else { return }
        report(workload, at: path(), problem.message, severity: problem.isCertain ? .error : .warning)
    }
}
