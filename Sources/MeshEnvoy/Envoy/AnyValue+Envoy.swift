import MeshModel

extension AnyValue {
    /// An object of the fields that have a value, in this order.
    static func object(_ fields: KeyValuePairs<String, AnyValue?>) -> AnyValue {
        var tape = Tape()
        tape.beginObject()
        for (key, value) in fields {
            guard let value, !value.isNull else { continue }
            tape.key(key)
            value.encode(to: &tape)
        }
        tape.endObject()
        return AnyValue(tape)
    }

    /// Whether it is the literal `nil`, which a conditional expression gives where it could have left the field out.
    private var isNull: Bool { TapeReader(tape).next == .null }

    /// A list; `nil` if it is empty, since Envoy takes a missing list for an empty one.
    static func list(_ items: [AnyValue]) -> AnyValue? {
        guard !items.isEmpty else { return nil }
        return AnyValue(items)
    }

    /// A list of texts; `nil` if it is empty.
    static func texts(_ items: [String]?) -> AnyValue? {
        items.flatMap { $0.isEmpty ? nil : AnyValue($0) }
    }

    /// An extension of Envoy: its name and its configuration.
    ///
    /// - Parameter type: the message without the prefix, such as `extensions.filters.http.router.v3.Router`.
    static func `extension`(
        _ name: String,
        _ type: String,
        _ fields: KeyValuePairs<String, AnyValue?> = [:]
    ) -> AnyValue {
        ["name": AnyValue(name), "typed_config": message(type, fields)]
    }

    /// A message that says its own type.
    static func message(_ type: String, _ fields: KeyValuePairs<String, AnyValue?> = [:]) -> AnyValue {
        var tape = Tape()
        tape.beginObject()
        tape.key("@type")
        tape.string("type.googleapis.com/envoy.\(type)")
        for (key, value) in fields {
            guard let value, !value.isNull else { continue }
            tape.key(key)
            value.encode(to: &tape)
        }
        tape.endObject()
        return AnyValue(tape)
    }

    /// The filter of listeners that looks for TLS, and for the name that is asked for.
    static let tlsInspector: AnyValue = .extension(
        "envoy.filters.listener.tls_inspector",
        "extensions.filters.listener.tls_inspector.v3.TlsInspector"
    )

    /// The place that a socket listens at or connects to.
    static func address(_ address: SocketAddress) -> AnyValue {
        ["socket_address": ["address": AnyValue(address.host), "port_value": AnyValue(address.port)]]
    }

    /// A share of requests as Envoy counts it: out of a million.
    static func fraction(percent: Double) -> AnyValue {
        let millionths = Int((min(max(percent, 0), 100) * 10_000).rounded())
        return ["numerator": AnyValue(millionths), "denominator": "MILLION"]
    }
}

extension GoDuration {
    /// The form of a duration in Envoy's JSON: seconds with a fraction and the letter `s`.
    var envoy: AnyValue { AnyValue(Self.envoyText(nanoseconds)) }

    private static func envoyText(_ nanoseconds: Int) -> String {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard rest != 0 else { return "\(seconds)s" }
        let digits = String(abs(rest))
        var fraction = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = nanoseconds < 0 && seconds == 0 ? "-" : ""
        return "\(sign)\(seconds).\(fraction)s"
    }
}
