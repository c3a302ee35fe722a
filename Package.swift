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
        // What a compiled Mesh.swift links against.
        .library(name: "MeshRuntime", type: .static, targets: ["MeshRuntime"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // What the gym services stand on; meshgen itself needs none of it.
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/grpc/grpc-swift-2", exact: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport", exact: "2.9.2"),
        .package(url: "https://github.com/grpc/grpc-swift-protobuf", exact: "2.4.1"),
        .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    ],
    targets: [
        // Layer 0: foreign code and build tools
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
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
        .target(name: "MeshRollout", dependencies: ["MeshLint", "MeshRender", "YAML"], swiftSettings: strict),

        // Layer 3: a Mesh.swift compiled, and what it runs as
        .target(name: "MeshCompile", swiftSettings: strict),
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
                "MeshCompile", "MeshLint", "MeshModel", "MeshReference", "MeshRender", "MeshRollout", "MeshRuntime",
                "YAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // The gym services: what every service does, the domain and its storage, the calls between them, one target a service
        .systemLibrary(name: "CMariaDB", pkgConfig: "libmariadb", providers: [.apt(["libmariadb-dev"])]),
        .systemLibrary(name: "CHiredis", pkgConfig: "hiredis", providers: [.apt(["libhiredis-dev"])]),
        .target(
            name: "ServiceKit",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "GymCore",
            dependencies: [
                "CHiredis", "CMariaDB",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "GymAPI",
            dependencies: [
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            exclude: ["Protos", "generate.py", "openapi.yaml"],
            swiftSettings: strict
        ),
        // What both backends share: who calls, and gRPC.
        .target(
            name: "GymBackend",
            dependencies: [
                "GymAPI", "GymCore", "ServiceKit",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "GRPCNIOTransportHTTP2", package: "grpc-swift-nio-transport"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "backend-main",
            dependencies: [
                "GymAPI", "GymBackend", "GymCore", "ServiceKit",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            exclude: ["Dockerfile"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "backend-stream",
            dependencies: [
                "GymAPI", "GymBackend", "GymCore", "ServiceKit",
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            exclude: ["Dockerfile"],
            swiftSettings: strict
        ),
        .target(
            name: "GymWeb",
            dependencies: [
                "ServiceKit",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Resources")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "frontend",
            dependencies: [
                "GymWeb", "ServiceKit",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Dockerfile"],
            resources: [.embedInCode("Pages")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "admin-panel",
            dependencies: ["GymWeb", "ServiceKit", .product(name: "Hummingbird", package: "hummingbird")],
            exclude: ["Dockerfile"],
            resources: [.embedInCode("Pages")],
            swiftSettings: strict
        ),

        // Tests
        .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: strict),
        // What the class list of backend-main is measured against.
        .executableTarget(
            name: "bare-handler",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Benchmarks/BareHandler",
            swiftSettings: strict
        ),
        // The servers that the gym's tests start.
        .target(name: "GymTestKit", dependencies: ["TestKit"], path: "Tests/GymTestKit", swiftSettings: strict),
        .testTarget(
            name: "GymCoreTests",
            dependencies: ["GymCore", "GymTestKit", "TestKit", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
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
        .testTarget(name: "ServiceKitTests", dependencies: ["ServiceKit"], swiftSettings: strict),
        .testTarget(
            name: "GymServiceTests",
            dependencies: [
                "GymAPI", "GymCore", "GymTestKit", "TestKit", "backend-main", "backend-stream",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "GRPCNIOTransportHTTP2", package: "grpc-swift-nio-transport"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "GymWebTests",
            dependencies: [
                "GymWeb", "ServiceKit", "admin-panel", "frontend",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "GymBrowserTests",
            dependencies: [
                "GymTestKit", "TestKit", "admin-panel", "backend-main", "backend-stream", "frontend",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "CommandTests", dependencies: ["MeshCompile", "TestKit", "meshgen"], swiftSettings: strict),
        .testTarget(
            name: "ExampleTests",
            dependencies: [
                "MeshModel", "MeshRender", "YAML", "TestKit", "admin-panel", "backend-main", "backend-stream",
                "frontend",
                "meshgen",
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
