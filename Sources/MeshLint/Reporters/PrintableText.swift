import MeshModel

extension String {
    /// The text with its control characters spelled out, so that a manifest can neither steer a terminal nor begin a line of
    /// its own, which a CI server could take for a command: `\n`, `\u{1B}`.
    var printable: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        return unicodeScalars.map { $0.isControl ? $0.escaped(asASCII: true) : String($0) }.joined()
    }

    /// The text at the beginning of a line, where CI servers look for commands: `./::x.yaml`.
    var printableAtStart: String { hasPrefix("::") || hasPrefix("##") ? "./\(printable)" : printable }
}

extension Unicode.Scalar {
    /// Whether it is shown as nothing: controls, line separators, and what turns the direction of writing.
    var isControl: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension SourcePlace {
    /// The place as it can stand at the beginning of a line.
    var printable: SourcePlace { SourcePlace(file: file.printableAtStart, line: line, column: column) }
}

extension Finding {
    /// What is wrong and what to do, in one line.
    var messageWithHelp: String {
        help.isEmpty ? message : message.hasSuffix("?") ? "\(message) \(help)" : "\(message): \(help)"
    }

    /// The finding with its control characters spelled out.
    var printable: Finding {
        var finding = self
        finding.message = message.printable
        finding.help = help.printable
        finding.fix?.title = fix?.title.printable ?? ""
        return finding
    }
}
