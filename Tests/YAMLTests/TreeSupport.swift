import TestKit
import YAML

/// A value to write and to compare with what is read.
indirect enum Tree: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case sequence([Tree])
    case mapping([Pair])

    struct Pair: Hashable, Sendable {
        var key: String
        var value: Tree
    }

    init(_ node: Node) {
        switch node.kind {
        case .mapping:
            self = .mapping(node.entries.map { Pair(key: $0.key.text ?? "?", value: Tree($0.value)) })
        case .sequence: self = .sequence(node.items.map(Tree.init))
        case .scalar:
            self =
                switch node.scalar {
                case .null, nil: .null
                case .bool(let value): .bool(value)
                case .int(let value): .int(value)
                case .double(let value): Int(exactly: value).map(Tree.int) ?? .double(value)
                case .string(let value): .string(value)
                }
        }
    }

    func write(to writer: inout some DocumentWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .int(let value): writer.int(value)
        case .double(let value): writer.double(value)
        case .string(let value): writer.string(value)
        case .sequence(let items):
            writer.beginSequence()
            for item in items { item.write(to: &writer) }
            writer.endSequence()
        case .mapping(let pairs):
            writer.beginMapping()
            for pair in pairs {
                writer.key(pair.key)
                pair.value.write(to: &writer)
            }
            writer.endMapping()
        }
    }

    var yaml: String {
        var writer = YAMLWriter()
        writer.beginDocument()
        write(to: &writer)
        return String(decoding: writer.finish(), as: UTF8.self)
    }
}

extension Tree {
    static func random(depth: Int = 0, using generator: inout SeededGenerator) -> Tree {
        switch Int.random(in: depth > 4 ? 4...11 : 0...11, using: &generator) {
        case 0, 1:
            return .sequence(
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in random(depth: depth + 1, using: &generator) }
            )
        case 2, 3:
            return .mapping(
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                    Pair(key: randomText(using: &generator), value: random(depth: depth + 1, using: &generator))
                }
            )
        case 4: return .null
        case 5: return .bool(Bool.random(using: &generator))
        case 6: return .int(Int.random(in: .min ... .max, using: &generator))
        case 7: return .double(Double(Int.random(in: -1000...1000, using: &generator)) + 0.5)
        default: return .string(randomText(using: &generator))
        }
    }

    static func randomText(using generator: inout SeededGenerator) -> String {
        if Int.random(in: 0...3, using: &generator) == 0 { return trickyTexts.randomElement(using: &generator) ?? "" }
        let pieces = [
            "a", "b", "-", ":", "#", " ", "\n", "\"", "'", "\\", "|", ">", "1", "0", ".", "é", "\u{2028}", "\t", "😀",
            "---",
            "  ", "\n\n", "y", "%", "{", "]", ",", "&", "*", "!", "?", "\r", "\u{85}", "\u{FEFF}", "\u{7}", "~",
        ]
        return (0..<Int.random(in: 0...8, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
        }.joined()
    }
}
