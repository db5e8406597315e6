/// What libFuzzer, which brings the main function, calls with each input.
///
/// The target is named by an argument `--target=NAME`: libFuzzer passes over arguments of this form, and hands them on to
/// the processes that it starts of itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func checkInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  EntryPoint.target.check(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

private enum EntryPoint {
  static let target: any FuzzTarget.Type = {
    let option = "--target="
    let name = CommandLine.arguments.first { $0.hasPrefix(option) }.map { String($0.dropFirst(option.count)) }
    guard let name, let target = targets[name] else {
      fatalError("\(option)NAME must name one of: \(targets.keys.sorted().joined(separator: ", "))")
    }
    return target
  }()

  private static let targets: [String: any FuzzTarget.Type] = [
    "build": BuildTarget.self,
    "expressions": ExpressionsTarget.self,
    "jsonpatch": JSONPatchTarget.self,
    "kustomization": KustomizationTarget.self,
    "merge": MergeTarget.self,
    "reader": ReaderTarget.self,
  ]
}
