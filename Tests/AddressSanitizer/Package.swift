// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The YAML layer alone, the only one with C in it, so that its tests run under the address sanitizer in a minute.
let package = Package(
    name: "yaml",
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1"),
        .target(name: "YAML", dependencies: ["CLibYAML"], swiftSettings: strict),
        .target(name: "TestKit", swiftSettings: strict),
        .testTarget(name: "YAMLTests", dependencies: ["TestKit", "YAML"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
