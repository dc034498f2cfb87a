# Whether the public interfaces keep the promise of their version number. Sourced by .ci/parts.sh.

slow_parts+=(semver)
about[semver]="no breaking change since the last release, unless the version says so"
needs[semver]="cargo cc git python"

part_semver() {
  local tool=target/tools/bin/cargo-semver-checks release package packages=()
  release=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null || true)
  if [[ -z $release ]]; then
    echo "skipped: there is no release to compare with yet (a tag such as v0.1.0)"
    count 0 0 1
    return
  fi
  if [[ $($tool semver-checks --version 2>/dev/null) != "cargo-semver-checks 0.51."* ]]; then
    cargo install cargo-semver-checks --locked --version "~0.51" --root target/tools
  fi
  # The bindings are used from other languages; their Rust interface is nobody's.
  mapfile -t packages < <(metadata published | grep -vxE 'cms-(ffi|py|wasm)')
  for package in "${packages[@]}"; do
    # A package that is new since then has nothing to keep.
    git grep -q "^name = \"$package\"$" "$release" -- '*Cargo.toml' || continue
    check "$package since $release" \
      $tool semver-checks check-release --color never -p "$package" --baseline-rev "$release"
  done
}
