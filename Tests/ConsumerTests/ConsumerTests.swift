import Foundation
import Testing

/// Packages that use the plugins, built with `swift build` as their owners build them. One at a time: they share
/// their build folders, and a build keeps all cores busy.
@Suite("A package that uses the plugins", .serialized)
enum ConsumerTests {
  /// A package as it is in the repository, and built.
  ///
  /// - Throws: Where it does not build.
  static func built(_ way: Way = .path) async throws -> ConsumerPackage {
    let package = try await way.package()
    try package.restore()
    let build = try await package.build()
    try #require(build.succeeded, "\(build.text)")
    return package
  }

  /// What the bookshop's program prints.
  static let tour = """
    book: Emma, 9.5, in stock
    get: Emma, status 200
    rating: 5 by Jo
    order: 17, 12.25
    arrival: 3 on shelf B2
    error: 404

    """

  /// The files that the bookshop's client consists of.
  static let clientFiles: Set = [
    "Arrivals.swift", "Books.swift", "BookshopClient.swift", "Index.swift", "Orders.swift",
    "Ratings.swift",
  ]
}
