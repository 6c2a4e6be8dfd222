// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody builds it who does not want to fuzz.
let package = Package(
  name: "slate-fuzz",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "swift-slate-generator", path: "../..")],
  targets: [
    .executableTarget(
      name: "slate-fuzz",
      dependencies: [
        .product(name: "SlateGenerator", package: "swift-slate-generator"),
        .product(name: "SlateRuntime", package: "swift-slate-generator"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
