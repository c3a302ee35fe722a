/// Gives the body of a builder an end of its own, which makes a mesh compile faster; no part of what a mesh says.
///
/// The compiler selects machine instructions with a fast method, block by block and each from its end. That method does not
/// know how a Swift function returns, so a block with a return is left to a method that takes ten times as long; and the
/// body of a builder is one long block. A condition before the return, of which the compiler cannot know that it does
/// nothing, puts the return into another block. That saves a tenth of the time to compile the gym system.
public enum BodyEnd {
    /// Whether a body has come to its end, which is so whenever this is asked.
    @inline(never)
    public static func isReached() -> Bool { true }
}
