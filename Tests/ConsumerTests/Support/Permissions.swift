import Foundation

/// The permissions of files, and a process that has to respect them.
enum Permissions {
  /// What starts a program that permissions bind: nothing, or for root a program that gives up root's exception;
  /// nil where there is none.
  static let prefix: [String]? = {
    guard geteuid() == 0 else { return [] }
    let prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = prefix + ["true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus == 0 ? prefix : nil
  }()

  static func set(_ permissions: Int, on file: URL) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: file.path)
  }
}

/// Programs that come with Swift.
enum Toolchain {
  /// The path of the C compiler, where it is.
  static let clang: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/clang" }.first(where: FileManager.default.isExecutableFile)
  }()
}
