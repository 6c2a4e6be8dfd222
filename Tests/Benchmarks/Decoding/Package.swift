// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who builds or tests the generator pays for it.
let package = Package(
  name: "decoding-benchmark",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "swift-slate-generator", path: "../../..")],
  targets: [
    .executableTarget(
      name: "decoding-benchmark",
      dependencies: [.product(name: "DockerCloud", package: "swift-slate-generator")],
      path: "Sources")
  ],
  swiftLanguageModes: [.v6]
)
