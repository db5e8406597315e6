// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "overlay",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "OverlayKit", targets: ["OverlayKit"]),
    .executable(name: "overlay", targets: ["overlay"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "YAMLTree", dependencies: ["CLibYAML", "Diagnostics"], swiftSettings: settings),
    .target(name: "KubernetesModel", dependencies: ["Diagnostics", "YAMLTree"], swiftSettings: settings),
    .target(name: "Patching", dependencies: ["Diagnostics", "YAMLTree", "KubernetesModel"], swiftSettings: settings),
    .target(name: "CSpawn"),
    .target(name: "CHeap"),
    .target(
      name: "Programs",
      dependencies: ["CSpawn", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings
    ),
    .target(
      name: "Kustomization",
      dependencies: [
        "Diagnostics", "Programs", "YAMLTree", "KubernetesModel",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "OverlayKit",
      dependencies: [
        "Diagnostics", "Programs", "YAMLTree", "KubernetesModel", "Patching", "Kustomization",
      ],
      swiftSettings: settings
    ),
    .target(name: "Explanations", dependencies: ["Diagnostics", "OverlayKit"], swiftSettings: settings),
    .executableTarget(
      name: "overlay",
      dependencies: [
        "CHeap", "Diagnostics", "Explanations", "OverlayKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(name: "CMeasure"),
    .executableTarget(
      name: "overlay-bench",
      dependencies: [
        "CLibYAML", "CMeasure", "CSpawn", "Diagnostics", "Programs", "YAMLTree", "Patching", "Kustomization",
        "OverlayKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "YAMLTreeTests",
      dependencies: ["YAMLTree", "Diagnostics", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(name: "KubernetesModelTests", dependencies: ["KubernetesModel", "YAMLTree"], swiftSettings: settings),
    .testTarget(
      name: "PatchingTests",
      dependencies: ["Patching", "YAMLTree", "KubernetesModel", "Diagnostics", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ProgramsTests",
      dependencies: ["Programs", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings
    ),
    .testTarget(
      name: "KustomizationTests",
      dependencies: ["Kustomization", "Programs", "YAMLTree", "KubernetesModel", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "OverlayKitTests",
      dependencies: ["OverlayKit", "Programs", "YAMLTree", "Diagnostics", "Kustomization", "TestSupport"],
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport",
      dependencies: ["OverlayKit", "Programs"],
      path: "Tests/TestSupport",
      exclude: ["Schemas"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "GoldenTests",
      dependencies: ["TestSupport"],
      exclude: ["Cases", "Programs", ".gitattributes"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DifferencesTests",
      dependencies: ["TestSupport"],
      path: "Tests/Differences",
      exclude: ["Cases"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "TableTests",
      dependencies: ["OverlayKit"],
      exclude: ["Recorded"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "MutationTests",
      dependencies: ["OverlayKit", "Kustomization", "YAMLTree", "Diagnostics", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SystemsTests",
      dependencies: ["OverlayKit"],
      exclude: ["facts.json"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "OverlayBenchTests",
      dependencies: ["overlay-bench", "OverlayKit", "Kustomization", "YAMLTree"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ExplanationsTests",
      dependencies: ["Explanations", "Diagnostics", "OverlayKit"],
      swiftSettings: settings
    ),
    .testTarget(name: "OverlayCommandTests", dependencies: ["overlay", "TestSupport"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
