// swift-tools-version: 6.1
import PackageDescription

let dependencies: [Target.Dependency] = [
  .product(name: "SlateGenerator", package: "swift-slate-generator"),
  .product(name: "SlateRuntime", package: "swift-slate-generator"),
]

// A package of its own, so that nobody builds it who does not want to fuzz. `make fuzz` builds both.
let package = Package(
  name: "slate-fuzz",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "swift-slate-generator", path: "../..", traits: [])],
  targets: [
    // Numbered inputs, made of the golden cases by a mutator that knows what a reference is made of.
    .executableTarget(name: "slate-fuzz", dependencies: dependencies),
    // Inputs that libFuzzer finds by what they reach. It links with `-sanitize=fuzzer` alone.
    .executableTarget(name: "slate-libfuzzer", dependencies: dependencies),
  ],
  swiftLanguageModes: [.v6]
)
