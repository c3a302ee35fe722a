/// Renews each session once, however many of a browser's tabs ask for it at a time.
///
/// A refresh token that is used twice ends its session, so requests that come with the same one share the answer, also
/// those that were sent just before the browser had the new one.
actor Renewals {
    private struct Renewal {
        let tokens: Tokens
        let isForgottenAt: ContinuousClock.Instant
    }

    private static let memory = Duration.seconds(20)
    private var done: [String: Renewal] = [:]
    private var waiting: [String: [CheckedContinuation<Tokens, any Error>]] = [:]

    /// New tokens for a refresh token.
    ///
    /// - Parameter renew: asks the backend.
    func tokens(
        for token: String,
        renew: @Sendable (String) async throws -> Tokens
    ) async throws -> Tokens {
        let now = ContinuousClock.now
        done = done.filter { $0.value.isForgottenAt > now }
        if let renewal = done[token] { return renewal.tokens }
        guard waiting[token] == nil else {
            return try await withCheckedThrowingContinuation { waiting[token, default: []].append($0) }
        }
        waiting[token] = []
        let result: Result<Tokens, any Error>
        do { result = .success(try await renew(token)) } catch { result = .failure(error) }
        if case .success(let tokens) = result {
            done[token] = Renewal(tokens: tokens, isForgottenAt: .now + Self.memory)
        }
        for continuation in waiting.removeValue(forKey: token) ?? [] { continuation.resume(with: result) }
        return try result.get()
    }
}
