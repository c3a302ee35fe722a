/// Patterns of paths with `*`, `**` and `?`.
///
/// `*` and `?` stop at `/`, `**` does not, and `**/` may stand for nothing.
enum Glob {
    private enum Token {
        case byte(UInt8)
        /// `?`
        case one
        /// `*`
        case many
        /// `**`
        case all
    }

    /// Whether the whole text fits the pattern; takes time in proportion to the product of their lengths.
    static func matches(_ pattern: String, _ text: String) -> Bool {
        let tokens = tokens(of: Array(pattern.utf8))
        // The places in the pattern that the text so far can have led to.
        var places = closure([0], tokens)
        for byte in text.utf8 {
            let next = places.flatMap { place -> [Int] in
                guard place < tokens.count else { return [] }
                switch tokens[place] {
                case .byte(let wanted): return byte == wanted ? [place + 1] : []
                case .one: return byte == UInt8(ascii: "/") ? [] : [place + 1]
                case .many: return byte == UInt8(ascii: "/") ? [] : [place]
                case .all: return [place]
                }
            }
            places = closure(Set(next), tokens)
            if places.isEmpty { return false }
        }
        return places.contains(tokens.count)
    }

    private static func tokens(of pattern: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        while index < pattern.count {
            switch pattern[index] {
            case UInt8(ascii: "*"):
                let isDouble = index + 1 < pattern.count && pattern[index + 1] == UInt8(ascii: "*")
                tokens.append(isDouble ? .all : .many)
                index += isDouble ? 1 : 0
            case UInt8(ascii: "?"): tokens.append(.one)
            case let byte: tokens.append(.byte(byte))
            }
            index += 1
        }
        return tokens
    }

    /// The places with those that stars lead to by standing for nothing.
    private static func closure(_ places: Set<Int>, _ tokens: [Token]) -> Set<Int> {
        var closed = places
        var open = Array(places)
        while let place = open.popLast(), place <= tokens.count {
            for next in skips(from: place, tokens) where closed.insert(next).inserted { open.append(next) }
        }
        return closed
    }

    private static func skips(from place: Int, _ tokens: [Token]) -> [Int] {
        guard place < tokens.count else { return [] }
        switch tokens[place] {
        case .many: return [place + 1]
        case .all:
            if place + 1 < tokens.count, case .byte(UInt8(ascii: "/")) = tokens[place + 1] {
                return [place + 1, place + 2]
            }
            return [place + 1]
        default: return []
        }
    }
}
