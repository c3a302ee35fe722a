/// Whether a text that begins with `first` can stand without quotes: no reader takes it for a number, a date, a
/// boolean, nothing, a merge key or the beginning of something else.
@inline(__always)
func canStartPlain(_ first: UInt8, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        text.count > 5 || !isWord(text)
    case UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "("), 0x80...: true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"): !isNumber(text) && !isDate(text)
    case UInt8(ascii: "-"), UInt8(ascii: "."): canStartWithPunctuation(text)
    case UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "^"), UInt8(ascii: "\\"): true
    case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "~"): text.count > 2
    default: false
    }
}

/// The words of YAML 1.1 that mean a boolean or nothing, in any case.
func isWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var lowercased: UInt64 = 0
    for byte in text { lowercased = lowercased << 8 | UInt64(byte | 0x20) }
    switch lowercased {
    case packed("y"), packed("n"), packed("no"), packed("on"), packed("yes"), packed("off"), packed("true"),
        packed("null"), packed("false"):
        return true
    default: return false
    }
}

@inline(__always)
private func packed(_ word: StaticString) -> UInt64 {
    var packed: UInt64 = 0
    for index in 0..<word.utf8CodeUnitCount { packed = packed << 8 | UInt64(word.utf8Start[index]) }
    return packed
}

/// A dash or a dot at the beginning: `-`, `- x`, `---`, `...`, `-1`, `.5` and `.inf` need quotes, `--flag` does not.
@inline(never)
private func canStartWithPunctuation(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 1, text[1] != UInt8(ascii: " ") else { return false }
    if text.count >= 3, text[1] == text[0], text[2] == text[0] { return false }
    return !isNumber(text)
}

/// Whether some reader, of YAML 1.1, 1.2 or Kubernetes, takes the text for a number.
///
/// Wider than any of them: `_` and `,` may stand anywhere in a number. Several dots without a colon are an address or a
/// version, not a number.
func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if isPrefixed(rest) || isInfinityOrNotANumber(rest) { return true }
    var (digits, dots, colons) = (0, 0, 0)
    while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
        case UInt8(ascii: "."): dots += 1
        case UInt8(ascii: ":"): colons += 1
        case UInt8(ascii: "_"), UInt8(ascii: ","): break
        case UInt8(ascii: "e"), UInt8(ascii: "E"): return digits > 0 && dots <= 1 && isExponent(rest)
        default: return false
        }
    }
    return dots <= 1 ? digits + dots > 0 : colons > 0
}

/// `0x`, `0o` and `0b`, whatever follows.
private func isPrefixed(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard text.count > 1, text[text.startIndex] == UInt8(ascii: "0") else { return false }
    switch text[text.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "b"): return true
    default: return false
    }
}

private func isInfinityOrNotANumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard text.count == 4, text.first == UInt8(ascii: ".") else { return false }
    let word = text.dropFirst().map { $0 | 0x20 }
    return word.elementsEqual("inf".utf8) || word.elementsEqual("nan".utf8)
}

private func isExponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let signed = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-")
    let digits = signed ? text.dropFirst() : text
    return !digits.isEmpty
        && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "_") }
}

/// Whether the text begins like `2001-12-14`.
private func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let isDigit = { (byte: UInt8) in UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    return text.count > 5 && text[..<4].allSatisfy(isDigit) && text[4] == UInt8(ascii: "-") && isDigit(text[5])
}
