import MeshModel
import YAML

/// The forms that the values of Istio's annotations have.
///
/// Source: Istio, `pkg/kube/inject/validate.go` (`AnnotationValidation`).
enum AnnotationValue {
    /// What is wrong with the value of an annotation; `nil` if nothing is, or nothing is known.
    static func problem(of value: String, in annotation: String) -> String? { checks[annotation]?(value) }

    private static let checks: [String: @Sendable (String) -> String?] = [
        "sidecar.istio.io/interceptionMode": { value in
            ["REDIRECT", "TPROXY", "NONE"].contains(value) ? nil : "it is REDIRECT, TPROXY or NONE"
        },
        "status.sidecar.istio.io/port": { isPort($0) ? nil : "it is a port" },
        "readiness.status.sidecar.istio.io/initialDelaySeconds": wholeNumber,
        "readiness.status.sidecar.istio.io/periodSeconds": wholeNumber,
        "readiness.status.sidecar.istio.io/failureThreshold": wholeNumber,
        "traffic.sidecar.istio.io/includeOutboundIPRanges": { $0 == "*" ? nil : ranges($0) },
        "traffic.sidecar.istio.io/excludeOutboundIPRanges": ranges,
        "traffic.sidecar.istio.io/includeInboundPorts": { $0 == "*" ? nil : ports($0) },
        "traffic.sidecar.istio.io/excludeInboundPorts": ports,
        "traffic.sidecar.istio.io/includeOutboundPorts": { $0 == "*" ? nil : ports($0) },
        "traffic.sidecar.istio.io/excludeOutboundPorts": ports,
        "prometheus.istio.io/merge-metrics": boolean,
        "sidecar.istio.io/rewriteAppHTTPProbers": boolean,
        "sidecar.istio.io/enableCoreDump": boolean,
        "sidecar.istio.io/nativeSidecar": boolean,
        "ambient.istio.io/bypass-inbound-capture": boolean,
        "proxy.istio.io/config": proxyConfig,
        "sidecar.istio.io/proxyCPU": quantity,
        "sidecar.istio.io/proxyCPULimit": quantity,
        "sidecar.istio.io/proxyMemory": quantity,
        "sidecar.istio.io/proxyMemoryLimit": quantity,
    ]

    private static func isPort(_ text: some StringProtocol) -> Bool {
        let digits = text.drop { $0 == " " }.prefix { $0 != " " }
        return !digits.isEmpty && digits.utf8.allSatisfy { $0 &- 0x30 < 10 } && UInt16(digits) != nil
    }

    @Sendable private static func ports(_ value: String) -> String? {
        if value.isEmpty { return nil }
        let bad = value.split(separator: ",", omittingEmptySubsequences: false).first { !isPort($0) }
        return bad.map { "'\($0)' is no port" }
    }

    @Sendable private static func ranges(_ value: String) -> String? {
        if value.isEmpty { return nil }
        let bad = value.split(separator: ",", omittingEmptySubsequences: false).first { part in
            !part.contains("/") || IPRange(String(part)) == nil
        }
        return bad.map { "'\($0)' is no range of addresses such as 10.0.0.0/8" }
    }

    @Sendable private static func wholeNumber(_ value: String) -> String? {
        !value.isEmpty && value.utf8.allSatisfy { $0 &- 0x30 < 10 } && UInt32(value) != nil
            ? nil : "it is a whole number"
    }

    @Sendable private static func boolean(_ value: String) -> String? {
        ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"].contains(value)
            ? nil : "it is true or false"
    }

    @Sendable private static func quantity(_ value: String) -> String? {
        Quantity(value) == nil ? "it is an amount such as 100m or 128Mi" : nil
    }

    @Sendable private static func proxyConfig(_ value: String) -> String? {
        let stream = Document.parse(value)
        if let error = stream.errors.first { return "it is a ProxyConfig in YAML: \(error.message)" }
        guard let root = stream.documents.first?.root, root.kind != .mapping else { return nil }
        return "it is a ProxyConfig in YAML: an object"
    }
}
