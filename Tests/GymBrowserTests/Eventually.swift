/// What a condition gives, as soon as it does.
///
/// - Throws: if it does not within half a minute: the tests may share a busy machine.
func eventually<Value>(
    _ what: @autoclosure () -> String,
    _ condition: () async throws -> Value?
) async throws -> Value {
    let end = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < end {
        if let value = try await condition() { return value }
        try await Task.sleep(for: .milliseconds(25))
    }
    throw NeverHappened(what: what())
}

/// Something that a test waited for in vain.
struct NeverHappened: Error, CustomStringConvertible {
    let what: String
    var description: String { "never happened: \(what)" }
}
