import Foundation

/// How much effort tests spend on endless input, such as random input.
///
/// `Scripts/test --full` sets `OVERLAY_TEST_EFFORT=full`, which adds to the usual inputs.
public enum Effort {
  /// Whether tests may take an hour.
  public static let isFull = ProcessInfo.processInfo.environment["OVERLAY_TEST_EFFORT"] == "full"

  /// The number of random attempts.
  public static func count(_ usual: Int, full: Int) -> Int { isFull ? full : usual }
}
