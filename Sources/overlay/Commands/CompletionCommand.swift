import ArgumentParser

/// `overlay completion`: what a shell needs to complete the tool's words.
struct CompletionCommand: ParsableCommand {
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var completionShell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print a completion script for a shell.",
    discussion: """
      Examples:
        overlay completion bash > /etc/bash_completion.d/overlay
        overlay completion zsh > "${fpath[1]}/_overlay"
        overlay completion fish > ~/.config/fish/completions/overlay.fish
      """
  )

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws {
    try StandardOutput.write(Overlay.completionScript(for: shell.completionShell) + "\n")
  }
}
