import OverlayKit

/// The manifests of an overlay, as `overlay build` prints them.
public func manifests(of directory: String) throws(BuildFailure) -> String {
  let result = try OverlayCompiler().build(directory)
  return String(decoding: result.yaml(), as: UTF8.self)
}

/// The images that an overlay runs, each with the line that sets it.
public func images(of directory: String) throws(BuildFailure) -> [String] {
  try OverlayCompiler().build(directory).resources.flatMap { resource -> [String] in
    let containers = resource.content["spec"]?["template"]?["spec"]?["containers"]?.elements ?? []
    return containers.compactMap { container -> String? in
      guard let image = container["image"] else { return nil }
      return "\(resource.kind) \(resource.name): \(image.text) (\(image.location ?? resource.origin))"
    }
  }
}
