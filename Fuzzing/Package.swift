// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that neither those who use the library nor its tests build what only fuzzing needs.
// `Scripts/fuzz` builds it with the sanitizers that it must have.
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
