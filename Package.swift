// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
/// Targets that call no C: the compiler proves that they hold no unsafe code.
let safe = strict + [.strictMemorySafety()]

let package = Package(
    name: "meshgen",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "meshgen", targets: ["meshgen"]),
        .executable(name: "meshgen-net", targets: ["meshgen-net"]),
        // What a compiled Mesh.swift links against.
        .library(name: "MeshRuntime", type: .static, targets: ["MeshRuntime"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        // Layer 0: foreign code and build tools
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        // Sends the requests of the commands that need a network; the only program with libcurl.
        .executableTarget(name: "meshgen-net", dependencies: ["CCurl"]),
        // Starts a compiled mesh inside the runtime it was linked against; system calls that Swift does not see.
        .target(name: "CMeshImage"),
        .executableTarget(name: "model-coding", swiftSettings: strict),
        .plugin(name: "ModelCodingPlugin", capability: .buildTool(), dependencies: ["model-coding"]),
        .executableTarget(name: "type-index", swiftSettings: strict),
        .plugin(name: "TypeIndexPlugin", capability: .buildTool(), dependencies: ["type-index"]),

        // Layer 1: text and values
        .target(name: "YAML", dependencies: ["CLibYAML"], swiftSettings: strict),
        .target(name: "MeshModel", swiftSettings: strict, plugins: ["ModelCodingPlugin"]),

        // Layer 2: resources to and from text; what a mesh means
        .target(name: "MeshRender", dependencies: ["MeshModel", "YAML"], swiftSettings: strict),
        .target(name: "MeshDSL", dependencies: ["MeshModel"], swiftSettings: strict),

        // What the kinds' schemas say, as pages for people and programs.
        .target(name: "MeshReference", dependencies: ["MeshModel", "MeshRender"], swiftSettings: strict),

        // Layer 3: rules over manifests
        .target(
            name: "MeshLint",
            dependencies: ["MeshModel", "MeshRender", "YAML"],
            swiftSettings: strict,
            plugins: ["TypeIndexPlugin"]
        ),

        // Layer 3: releases as changes of files
        .target(
            name: "MeshRollout",
            dependencies: ["MeshCluster", "MeshLint", "MeshRender", "YAML"],
            swiftSettings: strict
        ),

        // Layer 3: a canary judged by its metrics, and brought to all requests or to none
        .target(name: "MeshCanary", dependencies: ["MeshCluster", "YAML"], swiftSettings: strict),

        // Layer 3: a Mesh.swift compiled, and what it runs as
        .target(name: "MeshCompile", swiftSettings: strict),
        // Layer 3: clusters and other servers
        .target(name: "MeshCluster", dependencies: ["MeshCompile", "YAML"], swiftSettings: strict),
        .target(
            name: "MeshRuntime",
            dependencies: [
                "CMeshImage", "MeshDSL", "MeshLint", "MeshModel", "MeshRender", "YAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // Layer 4: the command line
        .executableTarget(
            name: "meshgen",
            dependencies: [
                "MeshCanary", "MeshCluster", "MeshCompile", "MeshLint", "MeshModel", "MeshReference", "MeshRender",
                "MeshRollout", "MeshRuntime", "YAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // Tests
        .testTarget(
            name: "MeshClusterTests",
            dependencies: ["MeshCluster", "TestKit", "YAML", "meshgen-net"],
            swiftSettings: strict
        ),
        .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestKit"], swiftSettings: strict),
        .testTarget(name: "YAMLTests", dependencies: ["YAML", "TestKit"], swiftSettings: strict),
        .testTarget(
            name: "MeshModelTests",
            dependencies: ["MeshModel", "MeshRender", "YAML", "TestKit"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MeshRenderTests",
            dependencies: ["MeshModel", "MeshRender", "YAML", "TestKit"],
            swiftSettings: strict
        ),
        // A renderer that misbehaves on request, run as a process by MeshRuntimeTests.
        .executableTarget(
            name: "sample-renderer",
            dependencies: ["MeshDSL", "MeshRuntime"],
            path: "Tests/SampleRenderer",
            swiftSettings: strict
        ),
        .testTarget(
            name: "MeshRuntimeTests",
            dependencies: ["MeshModel", "MeshRender", "MeshRuntime", "sample-renderer"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MeshDSLTests",
            dependencies: ["MeshDSL", "MeshRender", "TestKit"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MeshLintTests",
            dependencies: ["MeshLint", "MeshModel", "MeshRender", "TestKit", "YAML", "type-index"],
            exclude: ["Baselines", "Golden", "Mutations", "SchemaCoverage.yaml"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MeshRolloutTests",
            dependencies: ["MeshLint", "MeshRender", "MeshRollout", "TestKit", "meshgen"],
            exclude: ["Corpus", "Golden"],
            swiftSettings: strict
        ),
        // Rollouts of canaries of many kinds, with random requests; run by MeshCanaryTests and `make bench`.
        .target(
            name: "CanarySimulation",
            dependencies: ["MeshCanary"],
            path: "Tests/CanarySimulation",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "simulate-canaries",
            dependencies: ["CanarySimulation"],
            path: "Tests/SimulateCanaries",
            swiftSettings: strict
        ),
        .testTarget(
            name: "MeshCanaryTests",
            dependencies: ["CanarySimulation", "MeshCanary", "MeshCluster", "TestKit"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["MeshCluster", "MeshCompile", "TestKit", "YAML", "meshgen", "meshgen-net"],
            exclude: ["Golden"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ExampleTests",
            dependencies: ["MeshModel", "MeshRender", "YAML", "TestKit", "meshgen"],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
