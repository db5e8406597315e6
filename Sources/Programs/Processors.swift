#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The processors of the machine.
package enum Processors {
  /// How many threads can run at the same time; at least one.
  package static var count: Int { max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))) }
}
