// swift-tools-version: 6.1
import PackageDescription

// The generator: the checkout that this package lies in, or a repository that the environment names.
let generator: Package.Dependency =
  if let url = Context.environment["SLATE_GENERATOR_URL"] {
    .package(url: url, from: "0.1.0", traits: [])
  } else {
    .package(
      name: "swift-slate-generator",
      path: Context.environment["SLATE_GENERATOR_PATH"] ?? "../../..", traits: [])
  }

let package = Package(
  name: "bookshop",
  platforms: [.macOS(.v14)],
  dependencies: [
    generator,
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
  ],
  targets: [
    .target(
      name: "Bookshop",
      dependencies: [.product(name: "SlateRuntime", package: "swift-slate-generator")],
      plugins: [.plugin(name: "SlateGeneratorPlugin", package: "swift-slate-generator")]),
    .executableTarget(
      name: "bookshop-tour",
      dependencies: ["Bookshop", .product(name: "HTTPTypes", package: "swift-http-types")]),
  ],
  swiftLanguageModes: [.v6]
)
