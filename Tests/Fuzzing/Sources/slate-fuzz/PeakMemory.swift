#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// The most memory that this process had so far, in kilobytes.
func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  #endif
  #if canImport(Darwin)
    return usage.ru_maxrss / 1_024
  #else
    return usage.ru_maxrss
  #endif
}
