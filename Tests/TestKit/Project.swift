public import Foundation

/// Where things are in the checkout that the tests were built from.
public enum Project {
    /// The folder with `Package.swift`.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder that the running tests were built into, with the executables of the same build.
    public static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// The meshgen of this build.
    public static var meshgen: URL { products.appending(path: "meshgen") }

    /// A path in the checkout.
    public static func path(_ relative: String) -> URL { root.appending(path: relative) }
}
