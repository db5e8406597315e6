/// Called by the main function of libFuzzer with each input.
///
/// The argument `--target=NAME` selects the target. libFuzzer ignores such arguments and passes them to its child
/// processes.
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
