/// Regular expressions as RE2 reads them, which Envoy and Istio match with.
///
/// Source: RE2, "Syntax" and `re2/parse.cc`; Go, `regexp/syntax`, with which Istio's webhook checks them. Where the two
/// differ (`\C`), the one that refuses decides, since a pattern passes both.
public enum RegexSyntax {
    /// What RE2 says of a pattern it does not accept; `nil` if it does.
    public static func problem(of pattern: String) -> String? {
        do throws(RegexError) {
            _ = try RegexParser.parse(pattern)
            return nil
        } catch {
            return error.message
        }
    }
}

/// Why a pattern is none.
struct RegexError: Error, Hashable {
    /// As RE2 says it: lower case, with the part of the pattern that is meant behind a colon.
    var message: String
}

/// What a pattern means.
indirect enum RegexNode: Hashable, Sendable {
    case empty
    case set(RegexSet)
    case lineStart, lineEnd, textStart, textEnd
    case wordBoundary, noWordBoundary
    case sequence([RegexNode])
    case choice([RegexNode])
    case repetition(RegexNode, Int, Int?)
}

/// A set of characters.
struct RegexSet: Hashable, Sendable {
    /// Code points, from and to.
    var ranges: [ClosedRange<UInt32>] = []
    /// Categories and scripts of Unicode by name.
    var properties: [Property] = []
    var isNegated = false

    struct Property: Hashable, Sendable {
        var name: String
        var isNegated: Bool
    }
}

extension RegexSet {
    init(_ ranges: ClosedRange<UInt32>..., isNegated: Bool = false) {
        self.ranges = ranges
        self.isNegated = isNegated
    }

    static let any = RegexSet(0...0x10FFFF)
    static let notLineFeed = RegexSet(0x0A...0x0A, isNegated: true)
    private static let digits = RegexSet(0x30...0x39)
    private static let spaces = RegexSet(0x09...0x0A, 0x0C...0x0D, 0x20...0x20)
    private static let word = RegexSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)

    /// `\d`, `\s`, `\w` and what they are not, by their letter.
    init?(perl letter: Unicode.Scalar) {
        switch letter {
        case "d", "D": self = .digits
        case "s", "S": self = .spaces
        case "w", "W": self = .word
        default: return nil
        }
        if letter.value < 0x61 { self = complement }
    }

    /// `[:alpha:]` and the like by name; all ASCII.
    init?(posix name: String) {
        switch name {
        case "alnum": self = RegexSet(0x30...0x39, 0x41...0x5A, 0x61...0x7A)
        case "alpha": self = RegexSet(0x41...0x5A, 0x61...0x7A)
        case "ascii": self = RegexSet(0...0x7F)
        case "blank": self = RegexSet(0x09...0x09, 0x20...0x20)
        case "cntrl": self = RegexSet(0...0x1F, 0x7F...0x7F)
        case "digit": self = .digits
        case "graph": self = RegexSet(0x21...0x7E)
        case "lower": self = RegexSet(0x61...0x7A)
        case "print": self = RegexSet(0x20...0x7E)
        case "punct": self = RegexSet(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E)
        case "space": self = RegexSet(0x09...0x0D, 0x20...0x20)
        case "upper": self = RegexSet(0x41...0x5A)
        case "word": self = .word
        case "xdigit": self = RegexSet(0x30...0x39, 0x41...0x46, 0x61...0x66)
        default: return nil
        }
    }

    /// All characters that are not in these ranges.
    var complement: RegexSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return RegexSet(ranges: result)
    }

    mutating func formUnion(_ other: RegexSet) {
        ranges += other.ranges
        properties += other.properties
    }

    /// Adds the letters of ASCII in their other case.
    mutating func foldCase() {
        for range in ranges {
            for (letters, offset) in [(UInt32(0x41)...0x5A, 0x20), (0x61...0x7A, -0x20)] where range.overlaps(letters) {
                let common = range.clamped(to: letters)
                ranges.append(common.moved(by: offset))
            }
        }
    }
}

extension ClosedRange<UInt32> {
    fileprivate func moved(by offset: Int) -> Self {
        UInt32(Int(lowerBound) + offset)...UInt32(Int(upperBound) + offset)
    }
}
