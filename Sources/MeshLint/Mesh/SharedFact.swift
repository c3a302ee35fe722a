import Synchronization

/// A fact about a mesh that is worked out when a rule first asks for it, and then shared by all rules.
final class SharedFact<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    /// The fact; whoever asks first works it out while the others wait.
    func callAsFunction(_ make: () -> Value) -> Value {
        value.withLock { stored in
            if let stored { return stored }
            let made = make()
            stored = made
            return made
        }
    }
}
