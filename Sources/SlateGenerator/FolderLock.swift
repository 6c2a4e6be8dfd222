#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A lock on a folder, so that one generator at a time writes into it.
///
/// The system gives it back when the process ends, however it ends. Where a file system knows no locks, or another
/// generator was stopped while it held one, the work goes on without: every file is still replaced in one step.
struct FolderLock {
  private let descriptor: Int32
  /// Whether nobody else has the lock.
  let isHeld: Bool

  /// Waits for the lock of a folder that exists, some seconds at most.
  init(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    var isHeld = false
    if descriptor >= 0 {
      for _ in 0..<Self.attempts {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
          isHeld = true
          break
        }
        guard errno == EWOULDBLOCK || errno == EINTR else { break }
        usleep(Self.pause)
      }
    }
    self.isHeld = isHeld
  }

  /// Gives the lock back.
  func release() {
    if descriptor >= 0 { close(descriptor) }
  }

  // A run takes some milliseconds; after ten seconds it is not running.
  private static let attempts = 500
  private static let pause: UInt32 = 20_000
}
