/// Values of headers as Envoy reads them: text in which `%NAME%` and `%NAME(arguments)%` stand for facts of the request,
/// and `%%` for a percent sign.
///
/// Source: Envoy, "Custom request/response headers"; Istio checks values in the same way
/// (`pkg/config/validation/header_value_validator.go`).
enum HeaderFormat {
    /// What is wrong with a value; `nil` if nothing is.
    static func problem(of value: String) -> String? {
        if value.utf8.contains(where: isControl) { return "it has a control character" }
        guard value.utf8.contains(UInt8(ascii: "%")) else { return nil }
        var reader = Reader()
        for byte in value.utf8 {
            if let problem = reader.take(byte) { return problem }
        }
        return reader.problemAtEnd
    }

    /// Whether no header can hold the byte; a tab is allowed.
    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }
}

extension HeaderFormat {
    /// Follows a value byte by byte.
    private struct Reader {
        private enum State {
            case text, percent, name, arguments, element, string, escaped, afterElement, afterList, afterArguments
        }

        private var state = State.text

        /// What is wrong with the next byte; `nil` if nothing is.
        mutating func take(_ byte: UInt8) -> String? {
            switch state {
            case .text: state = byte == UInt8(ascii: "%") ? .percent : .text
            case .percent: state = byte == UInt8(ascii: "%") ? .text : byte == UInt8(ascii: "(") ? .arguments : .name
            case .name: takeName(byte)
            case .string: takeString(byte)
            case .escaped: state = .string
            default: return takeOrSkip(byte)
            }
            return nil
        }

        private mutating func takeName(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "%"): state = .text
            case UInt8(ascii: "("): state = .arguments
            default: break
            }
        }

        private mutating func takeString(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "\\"): state = .escaped
            case UInt8(ascii: ")"): state = .afterArguments
            case UInt8(ascii: "\""): state = .afterElement
            default: break
            }
        }

        /// Takes a byte in a state in which spaces mean nothing.
        private mutating func takeOrSkip(_ byte: UInt8) -> String? {
            if byte == UInt8(ascii: " ") { return nil }
            guard let next = state(after: byte) else {
                return "'\(Character(UnicodeScalar(byte)))' stands where \(expected) is due"
            }
            state = next
            return nil
        }

        private func state(after byte: UInt8) -> State? {
            switch (state, byte) {
            case (.arguments, UInt8(ascii: "[")): .element
            case (.arguments, _): .string
            case (.element, UInt8(ascii: "\"")): .string
            case (.afterElement, UInt8(ascii: ",")): .element
            case (.afterElement, UInt8(ascii: "]")): .afterList
            case (.afterList, UInt8(ascii: ")")): .afterArguments
            case (.afterArguments, UInt8(ascii: "%")): .text
            default: nil
            }
        }

        private var expected: String {
            switch state {
            case .element: "'\"'"
            case .afterElement: "',' or ']'"
            case .afterList: "')'"
            default: "'%'"
            }
        }

        /// What is wrong if the value ends here.
        var problemAtEnd: String? {
            switch state {
            case .text: nil
            case .percent: "a '%' that stands for itself is written '%%'"
            default: "a variable in it has no '%' at its end"
            }
        }
    }
}
