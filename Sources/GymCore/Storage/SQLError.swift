/// Why a database did not run a statement.
enum SQLError: Error, Hashable, Sendable {
    /// Another row has the same key.
    case duplicate
    /// Two transactions wait for each other, and this one gave way: it may be tried again.
    case conflict(String)
    /// The connection is gone, and with it what the transaction had done.
    case connectionLost(String)
    /// Whether the transaction took place is not known.
    case outcomeUnknown(String)
    /// Anything else.
    case failed(String)

    /// What callers of a store get to see.
    var gymError: GymError {
        switch self {
        case .duplicate: .unavailable("a row is there already")
        case .conflict(let message), .connectionLost(let message), .outcomeUnknown(let message), .failed(let message):
            .unavailable(message)
        }
    }
}
