# Makes sure of the tools that the selected parts use. Sourced by ./test.

python=${PYTHON:-python3}
[[ -z ${PYTHON:-} ]] || export PYO3_PYTHON=$PYTHON

# What each part uses, beyond cargo itself.
declare -A needs=(
  [format]="cargo rustfmt"
  [lint]="cargo cc clippy python libpython"
  [lint-version-names]="python"
  [unit]="cargo cc python libpython"
  [examples]="cargo cc python"
  [doc]="cargo cc python"
  [dependencies]="cargo"
  [msrv]="cargo cc python msrv"
  [wasm]="cargo wasm"
  [foreign]="cargo cc python venv libpython node npm"
  [demo]="cargo cc"
  [package]="cargo cc python git"
  [deny]="cargo cc"
  [generated]="cargo rustfmt venv"
  [schemas]="cargo cc venv"
  [properties]="cargo cc python libpython"
  [release]="cargo cc"
)

# The Debian and Ubuntu packages of a tool.
declare -A apt_packages=(
  [cc]="gcc libc6-dev"
  [python]="python3"
  [libpython]="libpython3-dev"
  [venv]="python3-venv"
  [node]="nodejs"
  [npm]="npm"
  [git]="git"
)

has_tool() {
  case $1 in
    cargo) command -v cargo >/dev/null ;;
    rustfmt) cargo fmt --version >/dev/null 2>&1 ;;
    clippy) cargo clippy --version >/dev/null 2>&1 ;;
    wasm) rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown ;;
    msrv) missing_toolchains | awk 'END {exit NR > 0}' ;;
    cc) command -v cc >/dev/null && printf '#include <stdlib.h>\n' | cc -E - >/dev/null 2>&1 ;;
    python) "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ;;
    libpython) has_tool python && [[ -e $(libpython) ]] ;;
    venv) has_tool python && "$python" -c 'import ensurepip, venv' 2>/dev/null ;;
    node) node -e 'process.exit(process.versions.node.split(".")[0] >= 18 ? 0 : 1)' 2>/dev/null ;;
    npm) npm --version >/dev/null 2>&1 ;;
    git) command -v git >/dev/null ;;
    *) if declare -F "has_$1" >/dev/null; then "has_$1"; else command -v "$1" >/dev/null; fi ;;
  esac
}

# How to get a tool by hand, for the error of one that could not be installed.
how_to_get() {
  case $1 in
    cargo) echo "install Rust from https://rustup.rs" ;;
    rustfmt | clippy) echo "rustup component add $1" ;;
    wasm) echo "rustup target add wasm32-unknown-unknown" ;;
    msrv) echo "rustup toolchain install --profile minimal $(missing_toolchains | tr '\n' ' ')" ;;
    python) echo "apt-get install python3, version 3.11 or newer, or set PYTHON to one" ;;
    node) echo "apt-get install nodejs, version 18 or newer" ;;
    *) echo "apt-get install ${apt_packages[$1]}" ;;
  esac
}

# The library that the tests of the Python binding are linked to.
libpython() {
  "$python" -c 'import os.path, sysconfig; print(os.path.join(*map(sysconfig.get_config_var, ("LIBDIR", "LDLIBRARY"))))'
}

# Installs what is missing of the tools of these parts.
prepare_tools() {
  local part tool wanted=() from_apt=() from_rustup=()
  command -v cargo >/dev/null || PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
  for part in "$@"; do
    for tool in ${needs[$part]}; do
      [[ " ${wanted[*]-} " == *" $tool "* ]] || wanted+=("$tool")
    done
  done
  has_tool cargo || die "cargo is missing: $(how_to_get cargo)"
  # The toolchains of `msrv` are looked up with the help of Python, so apt comes first.
  for tool in "${wanted[@]}"; do
    [[ -n ${apt_packages[$tool]-} ]] && ! has_tool "$tool" && from_apt+=("$tool")
  done
  ((${#from_apt[@]})) && install_from_apt "${from_apt[@]}"
  for tool in "${wanted[@]}"; do
    [[ -z ${apt_packages[$tool]-} ]] && ! has_tool "$tool" && from_rustup+=("$tool")
  done
  ((${#from_rustup[@]})) && install_from_rustup "${from_rustup[@]}"
  for tool in "${wanted[@]}"; do
    has_tool "$tool" || die "$tool is missing and could not be installed: $(how_to_get "$tool")"
  done
}

install_from_apt() {
  local tool packages=() as_root=()
  for tool in "$@"; do
    # shellcheck disable=SC2206 # several packages in one entry
    packages+=(${apt_packages[$tool]})
  done
  command -v apt-get >/dev/null || die "$* missing, and there is no apt-get to install ${packages[*]} with"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "$* missing: as root, apt-get install ${packages[*]}"
    as_root=(sudo ${CI:+-n})
  fi
  echo "installing ${packages[*]}"
  "${as_root[@]}" apt-get update -qq || die "apt-get update failed; it is needed to install ${packages[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" ||
    die "apt-get could not install ${packages[*]}"
}

install_from_rustup() {
  local tool
  command -v rustup >/dev/null || die "$* missing, and there is no rustup to install it with: https://rustup.rs"
  for tool in "$@"; do
    echo "installing $tool through rustup"
    case $tool in
      rustfmt | clippy) rustup component add "$tool" ;;
      wasm) rustup target add wasm32-unknown-unknown ;;
      msrv) missing_toolchains | xargs -r rustup toolchain install --no-self-update --profile minimal ;;
    esac || die "$tool could not be installed: $(how_to_get "$tool")"
  done
}

# The toolchains that the packages of the part `msrv` state and that are not installed, one per line.
missing_toolchains() {
  local version installed
  installed=$(rustup toolchain list 2>/dev/null || true)
  msrv_packages | cut -d' ' -f1 | while read -r version; do
    grep -q "^$version-" <<<"$installed" || echo "$version"
  done
}
