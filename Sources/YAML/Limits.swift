/// How much a reader takes on before it gives up on a document, so that no text can exhaust time or memory.
public struct Limits: Hashable, Sendable {
    /// How deep collections may nest, also by way of aliases.
    ///
    /// Recursion over a document is never deeper.
    public var maximumDepth: Int
    /// How many values all documents may have together, each counted where it is written.
    public var maximumNodes: Int
    /// How many values the aliases of one document may stand for in addition to the written ones.
    ///
    /// Aliases are references and take no memory; but who walks over a document visits each of these values.
    public var maximumExpandedNodes: Int
    /// How many bytes the text may have; never more than 4 GiB.
    public var maximumBytes: Int
    /// After how many errors the rest of the text is not read.
    public var maximumErrors: Int

    public init(
        maximumDepth: Int = 256,
        maximumNodes: Int = 20_000_000,
        maximumExpandedNodes: Int = 1_000_000,
        maximumBytes: Int = 256 << 20,
        maximumErrors: Int = 1000
    ) {
        self.maximumDepth = maximumDepth
        self.maximumNodes = maximumNodes
        self.maximumExpandedNodes = maximumExpandedNodes
        self.maximumBytes = min(maximumBytes, Int(UInt32.max) - 1)
        self.maximumErrors = maximumErrors
    }
}
