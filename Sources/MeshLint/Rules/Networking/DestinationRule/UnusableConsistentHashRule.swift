import MeshModel
import YAML

/// Reports session affinity that cannot be set up.
struct UnusableConsistentHashRule: LintRule {
    static let info = RuleInfo(
        "MG344",
        "unusable-consistent-hash",
        .error,
        aliases: ["IST0106"],
        summary: "Load balancing by consistent hash has a cookie without name, or a table that cannot be built.",
        reason: """
            Istio rejects the rule. Envoy spreads the hosts over a Maglev table evenly only if the number of its slots is \
            prime, and it allows at most 5000011.
            """,
        help:
            "name the cookie and its attributes once each; choose one algorithm, with a prime table size below 5000011",
        covers: [
            "DestinationRule: loadBalancer consistentHash httpCookie without name",
            "DestinationRule: httpCookie attribute without name",
            "DestinationRule: httpCookie attribute name twice",
            "DestinationRule: minimumRingSize together with maglev/ringHash",
            "DestinationRule: maglev tableSize 0",
            "DestinationRule: maglev tableSize 5000011 or more",
            "DestinationRule: maglev tableSize not prime",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    loadBalancer:
                      consistentHash:
                        httpCookie: {name: session, attributes: [{name: SameSite, value: Lax}, {name: Secure}]}
                        maglev: {tableSize: 65537}
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    loadBalancer: {consistentHash: {useSourceIp: true, ringHash: {}, minimumRingSize: 0}}
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    loadBalancer:
                      consistentHash:
                        httpCookie:
                          name: "" # ← the cookie has no name
                          attributes:
                            - name: Secure
                            - name: "" # ← the attribute has no name
                            - name: Secure # ← the attribute 'Secure' is given twice
                        minimumRingSize: 1024 # ← excludes maglev
                        maglev: {tableSize: 65536} # ← 65536 is not a prime number
                    portLevelSettings:
                      - port: {number: 8080}
                        loadBalancer: {consistentHash: {useSourceIp: true, maglev: {}}} # ← has no size
                      - port: {number: 8081}
                        loadBalancer: {consistentHash: {useSourceIp: true, maglev: {tableSize: 5000011}}} # ← too large
                      - port: {number: 8082}
                        loadBalancer:
                          consistentHash:
                            useSourceIp: true
                            ringHash: {minimumRingSize: 512}
                            minimumRingSize: 512 # ← excludes ringHash
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            rule.resource.spec.forEachSettings { settings, site in
                guard let hash = settings.loadBalancer?.consistentHash else { return }
                let path = site.path.loadBalancer.consistentHash
                if let cookie = hash.httpCookie { check(cookie, of: rule, at: path.httpCookie, report) }
                if let size = hash.minimumRingSize, size != 0, hash.ringHash != nil || hash.maglev != nil {
                    let other = hash.maglev == nil ? "ringHash" : "maglev"
                    report(rule, at: path.minimumRingSize, "minimumRingSize, the older form, excludes \(other)")
                }
                if let maglev = hash.maglev { check(maglev, of: rule, at: path.maglev, report) }
            }
        }
    }

    private func check(
        _ cookie: LoadBalancerSettings.HTTPCookie,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        if cookie.name.isEmpty, rule.document.holds(path.name) {
            report(rule, at: path.name, "the cookie has no name")
        }
        var seen: Set<String> = []
        for (index, attribute) in (cookie.attributes ?? []).enumerated() {
            let path = path.attributes[index].name
            if attribute.name.isEmpty {
                if rule.document.holds(path) { report(rule, at: path, "the attribute has no name") }
            } else if !seen.insert(attribute.name).inserted {
                report(rule, at: path, "the attribute '\(attribute.name)' is given twice")
            }
        }
    }

    private func check(
        _ maglev: LoadBalancerSettings.Maglev,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        let size = maglev.tableSize ?? 0
        guard size >= 0, !maglev.isUnread("tableSize") else { return }
        if size == 0 {
            report(rule, at: path.tableSize, "the table of maglev has no size")
        } else if size >= 5_000_011 {
            report(rule, at: path.tableSize, "a table of \(size) slots is too large: there may be at most 5000010")
        } else if !size.isPrime {
            report(rule, at: path.tableSize, "a table of \(size) slots cannot be built: \(size) is not a prime number")
        }
    }
}

extension Int {
    fileprivate var isPrime: Bool {
        guard self > 3 else { return self > 1 }
        return !self.isMultiple(of: 2)
            && sequence(first: 3) { $0 + 2 }.prefix { $0 * $0 <= self }.allSatisfy { !self.isMultiple(of: $0) }
    }
}
