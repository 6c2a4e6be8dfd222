// swift-tools-version: 6.1
import PackageDescription

// Who does without SlateAsyncHTTPClient says `traits: []`, and then fetches none of what it stands on.
let servers: TargetDependencyCondition? = .when(traits: ["AsyncHTTPClient"])

let package = Package(
  name: "swift-slate-generator",
  platforms: [.macOS(.v14), .iOS(.v17), .tvOS(.v17), .watchOS(.v10), .visionOS(.v1)],
  products: [
    .executable(name: "swift-slate-generator", targets: ["swift-slate-generator"]),
    .plugin(name: "SlateGeneratorPlugin", targets: ["SlateGeneratorPlugin"]),
    .plugin(name: "SlateGeneratorCommand", targets: ["SlateGeneratorCommand"]),
    .library(name: "SlateGenerator", targets: ["SlateGenerator"]),
    .library(name: "SlateRuntime", targets: ["SlateRuntime"]),
    .library(name: "SlateAsyncHTTPClient", targets: ["SlateAsyncHTTPClient"]),
    .library(name: "SlateURLSession", targets: ["SlateURLSession"]),
    .library(name: "DockerCloud", targets: ["DockerCloud"]),
  ],
  traits: [
    .trait(
      name: "AsyncHTTPClient",
      description: "SlateAsyncHTTPClient, the transport for servers and Linux, on SwiftNIO."),
    .default(enabledTraits: ["AsyncHTTPClient"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    // For `swift package generate-documentation` alone.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin.git", from: "1.5.0"),
    // For tests alone: the compiler's parser, a real server, and a certificate authority for it.
    .package(url: "https://github.com/swiftlang/swift-syntax.git", exact: "603.0.1"),
    .package(url: "https://github.com/swhitty/FlyingFox.git", from: "0.27.1"),
    .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
  ],
  targets: [
    // The reader: Markdown in, a tree of sections and blocks out.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "SlateDiagnostics"),
    .target(
      name: "SlateReference",
      dependencies: ["CCmark", "SlateDiagnostics", .product(name: "Yams", package: "Yams")]),

    // The compiler: the reference becomes a schema, the schema becomes Swift.
    .target(name: "APISchema", dependencies: ["SlateDiagnostics"]),
    .target(
      name: "SchemaExtraction",
      dependencies: [
        "APISchema", "SlateDiagnostics", "SlateReference", .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "SwiftEmission", dependencies: ["APISchema", "SlateDiagnostics"]),
    .target(
      name: "SlateGenerator",
      dependencies: [
        "APISchema", "SchemaExtraction", "SlateDiagnostics", "SlateReference", "SwiftEmission",
      ]),
    .executableTarget(
      name: "swift-slate-generator",
      dependencies: [
        "APISchema", "SchemaExtraction", "SlateDiagnostics", "SlateGenerator", "SlateReference",
        "SwiftEmission", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Generated at build time, or written into a package by hand.
    .plugin(
      name: "SlateGeneratorPlugin", capability: .buildTool(),
      dependencies: ["swift-slate-generator"]),
    .plugin(
      name: "SlateGeneratorCommand",
      capability: .command(
        intent: .custom(
          verb: "generate-slate-client",
          description: "Writes the client of a Slate API reference into the package."),
        permissions: [
          .writeToPackageDirectory(reason: "The Swift files of the client are written there.")
        ]), dependencies: ["swift-slate-generator"]),

    // What generated clients stand on.
    .target(
      name: "SlateRuntime",
      dependencies: [
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "SlateAsyncHTTPClient",
      dependencies: [
        "SlateRuntime",
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: servers),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio", condition: servers),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio", condition: servers),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: servers),
        .product(name: "NIOPosix", package: "swift-nio", condition: servers),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: servers),
        .product(name: "NIOWebSocket", package: "swift-nio", condition: servers),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras", condition: servers),
      ]),
    .target(
      name: "SlateURLSession",
      dependencies: ["SlateRuntime", .product(name: "HTTPTypes", package: "swift-http-types")]),

    // The client that comes out, checked in: it is the golden output.
    .target(name: "DockerCloud", dependencies: ["SlateRuntime"], path: "Generated/DockerCloud"),

    .testTarget(
      name: "SlateReferenceTests", dependencies: ["SlateDiagnostics", "SlateReference"]),
    .testTarget(
      name: "SchemaExtractionTests",
      dependencies: ["APISchema", "SchemaExtraction", "SlateDiagnostics", "SlateReference"]),
    .testTarget(
      name: "SlateRuntimeTests",
      dependencies: [
        "SlateRuntime", .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "InMemoryLogging", package: "swift-log"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "SlateTransportTests",
      dependencies: [
        "SlateRuntime", "SlateAsyncHTTPClient", "SlateURLSession",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "InMemoryLogging", package: "swift-log"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    .testTarget(
      name: "SwiftEmissionTests", dependencies: ["APISchema", "SlateDiagnostics", "SwiftEmission"]),
    .testTarget(
      name: "GoldenTests",
      dependencies: ["APISchema", "SlateDiagnostics", "SlateGenerator", "SwiftEmission"],
      exclude: ["Cases"]),
    // The client that the README and an article show, so that their examples are compiled.
    .target(
      name: "Bookshop", dependencies: ["SlateRuntime"],
      path: "Tests/GoldenTests/Cases/bookshop/expected",
      exclude: ["diagnostics.txt", "schema.json"]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "APISchema", "SchemaExtraction", "SlateDiagnostics", "SlateGenerator", "SlateReference",
        "SwiftEmission",
      ]),
    // Holds the plugin's glance at a reference against the reader's.
    .testTarget(
      name: "PluginTests", dependencies: ["SchemaExtraction", "SlateReference", "SwiftEmission"]),
    // Builds packages that use the plugins, with `swift build`.
    .testTarget(name: "ConsumerTests"),
    .testTarget(
      name: "ArticleTests",
      dependencies: [
        "Bookshop", "DockerCloud", "SlateRuntime", "SlateURLSession",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(name: "ToolTests", dependencies: ["swift-slate-generator"]),
    // Hostile input: what the compiler's own parser makes of the output, and what mutated input does.
    .testTarget(
      name: "InjectionTests",
      dependencies: [
        "APISchema", "CCmark", "SlateDiagnostics", "SlateGenerator", "SlateReference",
        "SwiftEmission",
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "APISchema", "SchemaExtraction", "SlateDiagnostics", "SlateGenerator", "SlateReference",
        "SlateRuntime", "SwiftEmission",
      ]),
    // Clients of references that are not part of the package, where they are at hand.
    .testTarget(
      name: "CorpusTests",
      dependencies: ["APISchema", "SlateGenerator", "SlateRuntime", "SwiftEmission"]),
    // A real server, for tests alone.
    .target(
      name: "LoopbackServer",
      dependencies: [
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ], path: "Tests/LoopbackServer"),
    // What a program with the client looks like; the tests run it.
    .executableTarget(
      name: "docker-cloud-example",
      dependencies: ["DockerCloud", "SlateAsyncHTTPClient", "SlateRuntime"],
      path: "Tests/Examples/DockerCloudExample"),
    .testTarget(
      name: "DockerCloudTests",
      dependencies: [
        "APISchema", "DockerCloud", "docker-cloud-example", "LoopbackServer",
        "SlateAsyncHTTPClient", "SlateGenerator", "SlateRuntime", "SlateURLSession",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
