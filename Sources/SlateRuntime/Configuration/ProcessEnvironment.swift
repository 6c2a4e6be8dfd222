#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The environment of the running process.
public enum ProcessEnvironment {
  /// The variables by name, as they are now.
  public static var current: [String: String] { ProcessInfo.processInfo.environment }
}
