import Foundation

/// How much tests try of what has no end, such as random inputs.
///
/// `Scripts/test --full` sets `OVERLAY_TEST_EFFORT=full`. The usual inputs are always a part of what is tried then.
public enum Effort {
  /// Whether tests are to try as much as fits into an hour.
  public static let isFull = ProcessInfo.processInfo.environment["OVERLAY_TEST_EFFORT"] == "full"

  /// How often something random is done.
  public static func count(_ usual: Int, full: Int) -> Int { isFull ? full : usual }
}
