import Foundation
import Testing

/// A way in which a package depends on the generator.
enum Way: String, CaseIterable, Sendable, CustomTestStringConvertible {
  /// On the checkout.
  case path
  /// On a tagged version in a repository.
  case url
  /// On a clone beside it, in a folder whose name is not made of ASCII letters alone.
  case difficultFolder

  var testDescription: String {
    switch self {
    case .path: "by path"
    case .url: "by the URL of a repository, and a version"
    case .difficultFolder: "in a folder with spaces and letters beyond ASCII"
    }
  }

  /// The consumer package of this way, built once for all tests.
  func package() async throws -> ConsumerPackage {
    switch self {
    case .path: try await Self.byPath.value
    case .url: try await Self.byURL.value
    case .difficultFolder: try await Self.inDifficultFolder.value
    }
  }

  /// Where the packages are built, emptied in each run before the first is.
  private static let workshop = Generator.checkout.appending(path: ".build/consumers")

  private static let generator = Task {
    try? FileManager.default.removeItem(at: workshop)
    let repository = workshop.appending(path: "remote/swift-slate-generator")
    try await Generator.commit(to: repository)
    return repository
  }

  private static let byPath = Task {
    _ = try await generator.value
    return try await ConsumerPackage(
      in: workshop.appending(path: "path"),
      settings: ["SLATE_GENERATOR_PATH": Generator.checkout.path])
  }

  private static let byURL = Task {
    let repository = try await generator.value
    return try await ConsumerPackage(
      in: workshop.appending(path: "url"),
      settings: ["SLATE_GENERATOR_URL": URL(filePath: repository.path).absoluteString])
  }

  private static let inDifficultFolder = Task {
    let folder = workshop.appending(path: "Bücher & Tee – 本屋")
    let clone = folder.appending(path: "swift-slate-generator")
    try await Generator.clone(try await generator.value, to: clone)
    return try await ConsumerPackage(in: folder, settings: ["SLATE_GENERATOR_PATH": clone.path])
  }
}
