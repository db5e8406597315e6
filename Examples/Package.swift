// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "overlay-examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "overlay", path: "..")],
  targets: [
    .executableTarget(
      name: "resource-report",
      dependencies: [.product(name: "OverlayKit", package: "overlay")],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
    // The code of the articles in Sources/OverlayKit/OverlayKit.docc.
    .target(
      name: "Articles",
      dependencies: [.product(name: "OverlayKit", package: "overlay")],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
  ],
  swiftLanguageModes: [.v6]
)
