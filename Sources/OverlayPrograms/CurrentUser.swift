#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The user that this process runs as.
package enum CurrentUser {
  /// The user's and group's numbers, as `docker run --user` takes them.
  package static var numbers: String { "\(getuid()):\(getgid())" }
}
