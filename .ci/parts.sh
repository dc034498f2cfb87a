# The parts of ./test. Sourced by it; each runs through `run_part` of lib.sh.

parts=(format lint lint-version-names unit examples doc dependencies msrv wasm foreign demo)
slow_parts=(package deny generated schemas properties release)

declare -A about=(
  [format]="Rust as rustfmt writes it, shell that parses"
  [lint]="clippy without a warning: all features, default features, one OCPP version at a time"
  [lint-version-names]="no OCPP version is known in cms-core"
  [unit]="tests of every package, those in the documentation included"
  [examples]="the examples of the published packages, from start to end"
  [doc]="documentation without a warning"
  [dependencies]="the library crates stay small: no runtime, no TLS, no database"
  [msrv]="each package compiles with the rust-version it states"
  [wasm]="the library crates compile for browsers"
  [foreign]="charge points of other implementations against the central system"
  [demo]="the demonstration, twice on one data file"
  [package]="what crates.io would get: complete, and it builds by itself"
  [deny]="licences, duplicate and banned crates, sources"
  [generated]="the committed OCPP messages are what the generator writes"
  [schemas]="the OCPP messages against the official schemas"
  [properties]="property tests with many cases"
  [release]="the central system as it is released"
)

# The parts of the bindings and of the measurements are in files of their own: each adds its name to `parts` or
# `slow_parts`, what it is to `about`, and its tools to `needs`, with those that only it uses to `apt_packages`.
for file in .ci/parts/*.sh; do
  source "$file"
done

is_part() {
  [[ -n ${about[$1]-} ]]
}

list_parts() {
  local part
  for part in "${parts[@]}"; do printf '%-20s %s\n' "$part" "${about[$part]}"; done
  for part in "${slow_parts[@]}"; do printf '%-20s %s (--all)\n' "$part" "${about[$part]}"; done
}

# One set of packages and features in as many parts as possible, so that nothing is compiled twice.
everything=(--workspace --all-features)
# Packages whose tests need a server, which a part of their own starts.
elsewhere=(cms-core-postgres)

part_format() {
  check "Rust" cargo fmt --all --check -- --color never
  local script
  for script in test demo .ci/run .ci/*.sh .ci/parts/*.sh; do
    if [[ -e $script ]]; then check "$script" bash -n "$script"; fi
  done
}

part_lint() {
  check "all features" cargo clippy "${locked[@]}" "${everything[@]}" --all-targets -- -D warnings
  check "default features" cargo clippy "${locked[@]}" -p cms-core -p cms-ocpp --all-targets -- -D warnings
  local version
  for version in $(metadata ocpp-versions); do
    check "$version alone" \
      cargo clippy "${locked[@]}" -p cms-ocpp --lib --no-default-features --features "$version" -- -D warnings
    check "$version alone, central system" \
      cargo clippy "${locked[@]}" -p cms-ocpp --lib --no-default-features --features "$version,csms" -- -D warnings
  done
}

part_lint_version_names() {
  check "the check itself" "$python" .ci/version_names.py --self-test
  check "cms-core" "$python" .ci/version_names.py cms-core/src
}

part_unit() {
  local targets
  find_libpython
  mapfile -t targets < <(unit_targets)
  tests cargo test "${locked[@]}" "${everything[@]}" "${elsewhere[@]/#/--exclude=}" --no-fail-fast "${targets[@]}"
  tests cargo test "${locked[@]}" "${everything[@]}" --no-fail-fast --doc
}

part_examples() {
  local example runnable
  mapfile -t runnable < <(runnable_examples)
  for example in "${runnable[@]}"; do
    check "$example" cargo run -q "${locked[@]}" -p "${example% *}" --all-features --example "${example#* }"
  done
}

# A package and an example of it, per line; those that want to be told something on the command line are left out.
runnable_examples() {
  metadata examples | grep -v ' throughput$'
}

part_doc() {
  RUSTDOCFLAGS="-D warnings" check "documentation" cargo doc "${locked[@]}" "${everything[@]}" --no-deps
}

part_dependencies() {
  check "cms-core" small cms-core
  check "cms-ocpp" small cms-ocpp
  check "cms-ocpp as central system" small cms-ocpp --features csms
}

# small PACKAGE FEATURE…: at most 40 crates, itself included, and none that only a shell may bring in.
small() {
  local crates count heavy
  crates=$(cargo tree "${locked[@]}" -p "$@" -e normal --prefix none --format '{p}') || return 1
  crates=$(sed 's/ (\*)$//' <<<"$crates" | awk '{print $1, $2}' | sort -u)
  count=$(wc -l <<<"$crates")
  printf '%s\n%d crates\n' "$crates" "$count"
  heavy=$(cut -d' ' -f1 <<<"$crates" | grep -xE \
    'tokio|async-std|smol|rustls|openssl|openssl-sys|native-tls|ring|aws-lc-rs|rusqlite|libsqlite3-sys|sqlx|redb|hyper|reqwest' || true)
  if [[ -n $heavy ]]; then
    printf 'not with these features: %s\n' "$heavy"
    return 1
  fi
  if ((count > 40)); then
    printf 'more than 40 crates\n'
    return 1
  fi
}

part_msrv() {
  local version packages
  while read -r version packages; do
    # shellcheck disable=SC2086 # several packages
    CARGO_TARGET_DIR=$root/target/msrv check "$version" \
      cargo "+$version" check "${locked[@]}" --all-features $(printf -- '-p %s ' $packages)
  done < <(msrv_packages)
}

# A toolchain and the packages that state it, per line: the library crates and their adapters; --all adds the bindings.
msrv_packages() {
  if ((all)); then metadata msrv; else metadata msrv cms-core cms-ocpp; fi
}

part_wasm() {
  local target=wasm32-unknown-unknown
  check "library crates" cargo check "${locked[@]}" --target $target -p cms-core -p cms-ocpp --all-features
}

part_foreign() {
  foreign_python
  foreign_node
  CMS_FOREIGN_PYTHON=$root/target/foreign/py/bin/python CMS_FOREIGN_NODE_PATH=$root/target/foreign/js/node_modules \
    tests cargo test "${locked[@]}" "${everything[@]}" --no-fail-fast --test foreign
}

# The virtual environment of the Python charge point, made anew when its pins change.
foreign_python() {
  local pins=examples/csms/tests/foreign/requirements.txt made=target/foreign/py
  if ! cmp -s $pins $made/requirements.txt; then
    rm -rf $made
    "$python" -m venv $made
    $made/bin/pip install --quiet --disable-pip-version-check -r $pins
    cp $pins $made/requirements.txt
  fi
}

# The packages of the JavaScript charge point, exactly as its lock file has them.
foreign_node() {
  local from=examples/csms/tests/foreign made=target/foreign/js
  if ! cmp -s $from/package-lock.json $made/installed.json; then
    rm -rf $made
    mkdir -p $made
    cp $from/package.json $from/package-lock.json $from/.npmrc $made
    (cd $made && npm ci --no-audit --no-fund --loglevel=error)
    cp $from/package-lock.json $made/installed.json
  fi
}

part_demo() {
  rm -rf target/demo
  mkdir -p target/demo
  check "on a fresh data file" demonstration
  check "again on the same data file" demonstration
}

# What the receipts say is checked by tests; here only that it runs from start to end.
demonstration() {
  local output
  output=$(./demo --once --listen 127.0.0.1:0 --data "$root/target/demo") || { printf '%s\n' "$output" && return 1; }
  printf '%s\n' "$output"
  grep -qi receipt <<<"$output"
}

part_package() {
  local clone=$root/target/package/clone excluded
  rm -rf target/package
  git clone --quiet --local --no-hardlinks . "$clone"
  if [[ -n $(git status --porcelain) ]]; then echo "the commit is checked; what is not committed is not in it"; fi
  mapfile -t excluded < <(metadata unpublished)
  cd "$clone"
  CARGO_TARGET_DIR=$root/target/package check "builds by itself" \
    cargo package --locked --workspace "${excluded[@]/#/--exclude=}"
  check "licences" have_licences
}

# Both texts are in every package, as files of their own.
have_licences() {
  local package crate
  for package in $(metadata published); do
    crate=$(echo "$root/target/package/package/$package"-[0-9]*.crate)
    echo "$crate"
    [[ $(tar -xzOf "$crate" --wildcards '*/LICENSE-MIT' | grep -c 'Permission is hereby granted') == 1 ]] || return 1
    [[ $(tar -xzOf "$crate" --wildcards '*/LICENSE-APACHE' | grep -c 'TERMS AND CONDITIONS FOR USE') == 1 ]] || return 1
  done
}

part_deny() {
  local deny=target/tools/bin/cargo-deny
  if [[ $($deny --version 2>/dev/null) != "cargo-deny 0.20."* ]]; then
    cargo install cargo-deny --locked --version "~0.20" --root target/tools
  fi
  # Advisories need a database from the network: see CONTRIBUTING.md.
  local what
  for what in bans licenses sources; do
    check "$what" $deny --color never --all-features check "$what"
  done
}

part_generated() {
  local made=target/generated
  foreign_python
  rm -rf $made
  cargo run "${locked[@]}" -p cms-ocpp-codegen -- --schemas "$(schemas)" --out $made
  check "no difference" diff -r $made cms-ocpp/src/generated
}

part_schemas() {
  foreign_python
  CMS_SCHEMAS=$(schemas) tests cargo test "${locked[@]}" -p cms-ocpp --all-features --no-fail-fast
}

# The folder with the official schemas of each version: they come with the package of the Python charge point, and are
# read there, since their licence does not let us hand them on.
schemas() {
  (cd "$root"/target/foreign/py/lib/python3*/site-packages/ocpp && pwd)
}

part_properties() {
  local targets
  find_libpython
  mapfile -t targets < <(unit_targets)
  PROPTEST_CASES=${PROPTEST_CASES:-4096} CMS_STORE_CASES=${CMS_STORE_CASES:-512} \
    tests cargo test "${locked[@]}" "${everything[@]}" "${elsewhere[@]/#/--exclude=}" --no-fail-fast "${targets[@]}"
}

part_release() {
  check "central system" cargo build "${locked[@]}" --release -p csms
}

# A Python outside the system's folders keeps its library where no loader looks.
find_libpython() {
  LD_LIBRARY_PATH=$(dirname "$(libpython)")${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export LD_LIBRARY_PATH
}

# What `unit` builds: all libraries, programs and integration tests, but for those with a part of their own.
unit_targets() {
  printf '%s\n' --lib --bins
  metadata tests "${elsewhere[@]}" | grep -vxE 'disk|foreign|kill|mutants|replay|scenarios' | sed 's/^/--test=/'
}

# metadata QUESTION…: what the workspace says about itself.
metadata() {
  cargo metadata "${locked[@]}" --no-deps --format-version 1 | "$python" "$root/.ci/metadata.py" "$@"
}
