extension Node {
    /// The text that the value was read from; ranges count in it.
    public var source: [UInt8] { tape.source }
}
