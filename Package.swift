// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// Only the commands need it: packages that use the library fetch it unless they say `traits: []`.
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser",
  condition: .when(traits: ["Command"])
)

// Target names must be unique across all packages of a build, so those of the library begin with Overlay or COverlay.
let package = Package(
  name: "overlay",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "OverlayKit", targets: ["OverlayKit"]),
    .executable(name: "overlay", targets: ["overlay"]),
  ],
  traits: [
    .default(enabledTraits: ["Command"]),
    .trait(name: "Command", description: "The commands, and the package that reads their arguments."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "COverlayYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "OverlayDiagnostics", swiftSettings: settings),
    .target(name: "OverlayYAMLTree", dependencies: ["COverlayYAML", "OverlayDiagnostics"], swiftSettings: settings),
    .target(
      name: "OverlayKubernetesModel",
      dependencies: ["OverlayDiagnostics", "OverlayYAMLTree"],
      swiftSettings: settings
    ),
    .target(name: "OverlayRegularExpressions", swiftSettings: settings),
    .target(
      name: "OverlayPatching",
      dependencies: ["OverlayDiagnostics", "OverlayYAMLTree", "OverlayKubernetesModel"],
      swiftSettings: settings
    ),
    .target(name: "COverlaySpawn"),
    .target(name: "COverlayHeap"),
    .target(
      name: "OverlayPrograms",
      dependencies: ["COverlaySpawn", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings
    ),
    .target(
      name: "OverlayKustomization",
      dependencies: [
        "OverlayDiagnostics", "OverlayPrograms", "OverlayYAMLTree", "OverlayKubernetesModel",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "OverlayKit",
      dependencies: [
        "OverlayDiagnostics", "OverlayPrograms", "OverlayRegularExpressions", "OverlayYAMLTree",
        "OverlayKubernetesModel", "OverlayPatching", "OverlayKustomization",
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "overlay",
      dependencies: [
        "COverlayHeap", "OverlayDiagnostics", "OverlayKit", "OverlayKustomization", "OverlayPrograms",
        argumentParser,
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(name: "CMeasure"),
    .executableTarget(
      name: "overlay-bench",
      dependencies: [
        "COverlayYAML", "CMeasure", "COverlaySpawn", "OverlayDiagnostics", "OverlayPrograms", "OverlayYAMLTree",
        "OverlayPatching", "OverlayKustomization", "OverlayKit",
        argumentParser,
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DiagnosticsTests",
      dependencies: ["OverlayDiagnostics", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "YAMLTreeTests",
      dependencies: ["OverlayYAMLTree", "OverlayDiagnostics", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "KubernetesModelTests",
      dependencies: ["OverlayKubernetesModel", "OverlayYAMLTree"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "RegularExpressionsTests",
      dependencies: ["OverlayRegularExpressions"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "PatchingTests",
      dependencies: [
        "OverlayPatching", "OverlayYAMLTree", "OverlayKubernetesModel", "OverlayDiagnostics", "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ProgramsTests",
      dependencies: ["OverlayPrograms", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: settings
    ),
    .testTarget(
      name: "KustomizationTests",
      dependencies: [
        "OverlayKustomization", "OverlayPrograms", "OverlayYAMLTree", "OverlayKubernetesModel", "OverlayDiagnostics",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "OverlayKitTests",
      dependencies: [
        "OverlayKit", "OverlayPrograms", "OverlayYAMLTree", "OverlayDiagnostics", "OverlayKustomization", "TestSupport",
      ],
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport",
      dependencies: ["overlay", "OverlayKit", "OverlayPrograms"],
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
      dependencies: ["OverlayKit", "OverlayKustomization", "OverlayYAMLTree", "OverlayDiagnostics", "TestSupport"],
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
      dependencies: ["overlay-bench", "OverlayKit", "OverlayKustomization", "OverlayYAMLTree"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "OverlayCommandTests",
      dependencies: [
        "overlay", "OverlayDiagnostics", "OverlayKit", "OverlayKustomization", "OverlayYAMLTree", "TestSupport",
      ],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
