// swift-tools-version: 6.2
import PackageDescription

// A separate package, so that users of the library and its tests do not build it.
// `Scripts/fuzz` builds it with the required sanitizers.
let package = Package(
  name: "overlay-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "overlay", path: "..")],
  targets: [
    .executableTarget(
      name: "overlay-fuzz",
      dependencies: [.product(name: "OverlayKit", package: "overlay")],
      swiftSettings: [.treatAllWarnings(as: .error)]
    )
  ],
  swiftLanguageModes: [.v6]
)
