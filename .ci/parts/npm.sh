# The npm package. Sourced by .ci/parts.sh.

parts+=(npm)
about[npm]="the npm package: built, packed, installed in an empty folder and used in Node.js and Chromium"
needs[npm]="cargo cc rustfmt clippy wasm node20 npm chromium"
apt_packages[chromium]="chromium"
apt_packages[node20]="nodejs"

# Playwright asks for it; the package itself works with older ones.
has_node20() {
  node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null
}

part_npm() {
  local made=$root/target/npm
  cms-wasm/build
  cms-wasm/build --test-panic
  check "the tool that binds, as rustfmt writes it" cargo fmt --manifest-path cms-wasm/bindgen/Cargo.toml --check
  check "the tool that binds, by clippy" \
    cargo clippy "${locked[@]}" --manifest-path cms-wasm/bindgen/Cargo.toml --target-dir "$made/bindgen" -- -D warnings
  check "each module alone, by clippy" clippy_of_each_module
  check "size" node cms-wasm/tests/size.mjs "$made/package"
  pack_npm
  test_npm
}

clippy_of_each_module() {
  local module
  for module in core ocpp; do
    cargo clippy "${locked[@]}" -p cms-wasm --lib --no-default-features --features $module -- -D warnings || return 1
  done
}

# Packs it, and installs what was packed into a folder with nothing else in it and without the registry, since the package
# has no dependencies.
pack_npm() {
  rm -rf "$made/packed" "$made/consumer"
  mkdir -p "$made/packed" "$made/consumer"
  (cd "$made/package" && npm pack --loglevel=error --pack-destination "$made/packed")
  check "packed without the sources" packed_files
  cd "$made/consumer"
  echo '{ "name": "consumer", "private": true, "type": "module" }' >package.json
  npm install --offline --no-audit --no-fund --loglevel=error "$made"/packed/cms-wasm-*.tgz
  cd "$root"
}

packed_files() {
  local files wanted
  files=$(tar -tzf "$made"/packed/cms-wasm-*.tgz | sort) || return 1
  printf '%s\n' "$files"
  for wanted in LICENSE-APACHE LICENSE-MIT README.md package.json core/core.wasm ocpp/ocpp.wasm core/index.d.ts; do
    grep -qx "package/$wanted" <<<"$files" || return 1
  done
  ! grep -E '\.(rs|mjs|toml)$|[^d]\.ts$' <<<"$files"
}

# The tests run in the folder of the installed package, so that they find it as a user does.
test_npm() {
  local output=$made/tests.tap status=0
  cp cms-wasm/tests/*.m?s "$made/consumer"
  cd "$made/consumer"
  CMS_GOLDEN=${CMS_GOLDEN:-$root/cms-core/tests/golden/slice.json} CMS_NPM_TOOLS=$made/tools \
    CMS_NPM_PANICKING=$made/raw/panic CMS_CHROMIUM=$(command -v chromium) \
    node --test --test-reporter=tap ./*.test.mjs >"$output" 2>&1 || status=$?
  cd "$root"
  cat "$output"
  local passed failed skipped
  read -r passed failed skipped < <(awk '/^# pass / {p = $3} /^# fail / {f = $3} /^# cancelled / {c = $3}
    /^# skipped / {s = $3} END {print p + 0, f + c, s + 0}' "$output")
  # A file that did not run to its end leaves no count of its own.
  if ((status != 0 && failed == 0)); then failed=1; fi
  count "$passed" "$failed" "$skipped"
  if ((failed)); then printf 'FAILED: npm tests\n'; fi
}
