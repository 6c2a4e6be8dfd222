import SlateDiagnostics
import SlateReference
import SwiftEmission

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file of the output folder, by the C library's means: Foundation would cost the tool more time to load than the
/// whole reference takes to read.
///
/// No link is followed, so that nothing outside of the folder is read or written.
struct OutputFile {
  /// What stands in a file's place.
  enum State {
    /// Nothing.
    case absent
    /// A generated file with the same bytes.
    case equal
    /// A generated file with other bytes.
    case generated
    /// Something that no generator wrote.
    case foreign
  }

  private let path: String

  /// Creates a file's value.
  init(in folder: String, name: String) { path = "\(folder)/\(name)" }

  private init(path: String) { self.path = path }

  /// Whether a name is that of a file in a folder, and of nothing else.
  static func isFit(_ name: String) -> Bool {
    let hasForbiddenByte = name.utf8.contains {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 < 0x20 || $0 == 0x7F
    }
    return !hasForbiddenByte && !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 200
  }

  // MARK: Looking

  /// What stands in the file's place, beside what is to stand there.
  func state(comparedWith text: String) -> State {
    guard let status = status() else {
      return errno == ENOENT || errno == ENOTDIR ? .absent : .foreign
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return .foreign }
    if Int(status.st_size) == text.utf8.count {
      guard let bytes = head(text.utf8.count) else { return .foreign }
      if Self.areEqual(bytes, text) { return .equal }
      return Self.isGenerated(bytes) ? .generated : .foreign
    }
    return isGenerated ? .generated : .foreign
  }

  private static func areEqual(_ bytes: [UInt8], _ text: String) -> Bool {
    let areEqual = text.utf8.withContiguousStorageIfAvailable { text in
      guard let start = text.baseAddress else { return bytes.isEmpty }
      return bytes.count == text.count
        && bytes.withUnsafeBufferPointer { memcmp($0.baseAddress ?? start, start, text.count) == 0 }
    }
    return areEqual ?? bytes.elementsEqual(text.utf8)
  }

  /// Whether the first line says that a generator wrote it.
  var isGenerated: Bool {
    guard let status = status(), status.st_mode & S_IFMT == S_IFREG,
      let bytes = head(SwiftEmitter.headerPrefix.utf8.count)
    else { return false }
    return Self.isGenerated(bytes)
  }

  /// Whether both names are those of one file.
  func isSame(as other: OutputFile) -> Bool {
    guard let mine = status(), let others = other.status() else { return false }
    return mine.st_dev == others.st_dev && mine.st_ino == others.st_ino
  }

  /// A file without a byte, as a crash of the system may leave one, is nobody's work.
  private static func isGenerated(_ bytes: [UInt8]) -> Bool {
    bytes.isEmpty || bytes.starts(with: SwiftEmitter.headerPrefix.utf8)
  }

  private func status() -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  /// The first bytes; nil where the file cannot be read.
  private func head(_ count: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        let part = read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
        if part < 0 {
          if errno == EINTR { continue }
          failed = true
          return
        }
        if part == 0 { return }
        filled += part
      }
    }
    return failed ? nil : bytes
  }

  /// The names of what lies in a folder.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }

  // MARK: Writing

  /// Writes a text into a new file beside the one that it is for.
  static func temporary(
    in folder: String, for name: String, holding text: String
  ) throws(DiagnosticsError) -> OutputFile {
    var number = 0
    while true {
      let path = "\(folder)/.\(name).\(getpid()).\(number)\(temporaryEnding)"
      // Whatever has that name already, a link above all, is not written to.
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = open(path, flags, 0o644)
      if descriptor < 0, errno == EEXIST, number < 1_000 {
        number += 1
        continue
      }
      guard descriptor >= 0 else { throw failure("'\(path)' cannot be written: \(reason())") }
      var problem = write(text, to: descriptor)
      // Some file systems say only here that the disk is full.
      if close(descriptor) != 0, problem == nil { problem = reason() }
      let file = OutputFile(path: path)
      guard let problem else { return file }
      file.remove()
      throw failure("'\(folder)/\(name)' cannot be written: \(problem)")
    }
  }

  private static let temporaryEnding = ".tmp"

  /// Whether a name is one that ``temporary(in:for:holding:)`` gives.
  static func isTemporary(_ name: String) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(temporaryEnding) else { return false }
    // `.Books.swift.4711.0.tmp`, and without the last number in earlier versions.
    var parts = name.split(separator: ".").dropLast()
    var numbers = 0
    while let last = parts.last, Int(last) != nil {
      parts.removeLast()
      numbers += 1
    }
    return (1...2).contains(numbers) && parts.last == "swift" && parts.count > 1
  }

  /// Puts the file in the place of another one, in one step.
  func rename(to name: String) throws(DiagnosticsError) {
    let (folder, _) = DiskFolder.split(filePath: path)
    #if canImport(Darwin)
      let result = Darwin.rename(path, "\(folder)/\(name)")
    #elseif canImport(Glibc)
      let result = Glibc.rename(path, "\(folder)/\(name)")
    #else
      let result = Musl.rename(path, "\(folder)/\(name)")
    #endif
    guard result == 0 else {
      throw Self.failure("'\(folder)/\(name)' cannot be replaced: \(Self.reason())")
    }
  }

  /// Removes the file, if it is still there.
  func remove() { unlink(path) }

  /// Makes a folder with all that lead to it, where it is not there.
  static func makeFolder(_ path: String) throws(DiagnosticsError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw failure("'\(path)' is not a folder, so nothing can be written into it")
      }
      return
    }
    let (parent, _) = DiskFolder.split(filePath: path)
    if parent != path, parent != ".", parent != "/" { try makeFolder(parent) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw failure("The folder '\(path)' cannot be made: \(reason())")
    }
  }

  /// - Returns: What went wrong, or nil.
  private static func write(_ text: String, to descriptor: Int32) -> String? {
    var text = text
    return text.withUTF8 { buffer -> String? in
      var offset = 0
      while offset < buffer.count {
        guard let base = buffer.baseAddress else { return nil }
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, base + offset, buffer.count - offset)
        #elseif canImport(Glibc)
          let count = Glibc.write(descriptor, base + offset, buffer.count - offset)
        #else
          let count = Musl.write(descriptor, base + offset, buffer.count - offset)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return reason()
        }
        offset += count
      }
      return nil
    }
  }

  private static func failure(_ message: String) -> DiagnosticsError {
    DiagnosticsError([Diagnostic(.outputNotWritten, message)])
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
