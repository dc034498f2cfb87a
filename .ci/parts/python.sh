# The Python package: built as a wheel, installed alone, and used as its users do.

parts+=(python)
slow_parts+=(python-sdist)
about[python]="the Python wheel in an empty folder: golden file, types, errors, zones, stub, documentation, README"
about[python-sdist]="the Python source package: complete, builds by itself, and what package indexes accept"
needs[python]="cargo cc python venv node npm"
needs[python-sdist]="cargo cc python venv"

part_python() {
  python_tools
  python_pyright
  check "wheel" python_wheel
  python_tests "$wheels"/*.whl "$root/cms-py/tests"
}

part_python_sdist() {
  local sources=${CARGO_TARGET_DIR:-$root/target}/python/sdist
  python_tools
  check "wheel" python_wheel
  rm -rf "$sources"
  mkdir -p "$sources"
  check "source package" "$tools/bin/maturin" sdist --manifest-path cms-py/Cargo.toml --out "$sources/dist"
  check "what package indexes accept" "$tools/bin/twine" check --strict "$wheels"/*.whl "$sources"/dist/*.tar.gz
  check "builds by itself" python_from_source "$sources"
  check "the same files" python_same_files "$wheels"/*.whl "$sources"/built/*.whl
  python_tests "$sources"/built/*.whl "$root"/cms-py/tests/test_{golden,package,values}.py
}

# What builds and checks: a virtual environment that is made anew when its pins change.
python_tools() {
  local pins=cms-py/tests/requirements.txt
  tools=${CARGO_TARGET_DIR:-$root/target}/python/tools
  wheels=${CARGO_TARGET_DIR:-$root/target}/python/wheels
  if ! cmp -s $pins "$tools/requirements.txt"; then
    rm -rf "$tools"
    "$python" -m venv "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check -r $pins
    cp $pins "$tools/requirements.txt"
  fi
}

# The type checker, exactly as its lock file has it.
python_pyright() {
  local from=cms-py/tests/typing made=${CARGO_TARGET_DIR:-$root/target}/python/pyright
  if ! cmp -s $from/package-lock.json "$made/installed.json"; then
    rm -rf "$made"
    mkdir -p "$made"
    cp $from/package.json $from/package-lock.json $from/.npmrc "$made"
    (cd "$made" && npm ci --no-audit --no-fund --loglevel=error)
    cp $from/package-lock.json "$made/installed.json"
  fi
  export CMS_PYRIGHT=$made/node_modules/.bin/pyright
}

python_wheel() {
  rm -rf "$wheels"
  "$tools/bin/maturin" build --release "${locked[@]}" --manifest-path cms-py/Cargo.toml \
    --interpreter "$tools/bin/python" --out "$wheels" && ls -l "$wheels"
}

# The source package built by pip, far from this checkout.
python_from_source() {
  local folder status=0
  folder=$(mktemp -d)
  (cd "$folder" && CARGO_TARGET_DIR=$folder/target "$tools/bin/pip" wheel --quiet --disable-pip-version-check --no-deps \
    --no-cache-dir --wheel-dir "$1/built" "$1"/dist/*.tar.gz) || status=$?
  rm -rf "$folder"
  return $status
}

python_same_files() {
  diff <("$tools/bin/python" -m zipfile --list "$1" | awk '{print $1}') \
    <("$tools/bin/python" -m zipfile --list "$2" | awk '{print $1}')
}

# python_tests WHEEL TEST…: each test counts. The environment has the wheel and nothing else, the folder is empty, and
# what the tests need besides comes in sideways.
python_tests() {
  local wheel=$1 made=${CARGO_TARGET_DIR:-$root/target}/python status=0 passed=0 failed=0 skipped=0
  shift
  rm -rf "$made/alone" "$made/empty" "$made/results.xml"
  mkdir -p "$made/empty"
  "$python" -m venv --without-pip "$made/alone"
  "$tools/bin/pip" --python "$made/alone/bin/python" install --quiet --disable-pip-version-check --no-index "$wheel"
  printf '\n## tests of %s\n' "$wheel"
  (
    cd "$made/empty"
    export PYTHONPATH HYPOTHESIS_STORAGE_DIRECTORY=$made/hypothesis
    PYTHONPATH=$(echo "$tools"/lib/python3*/site-packages)
    CMS_GOLDEN=${CMS_GOLDEN:-$root/cms-core/tests/golden/slice.json} "$made/alone/bin/python" -m pytest -q --strict-markers \
      -p no:cacheprovider --import-mode=importlib --rootdir "$root/cms-py/tests" --junit-xml "$made/results.xml" "$@"
  ) || status=$?
  read -r passed failed skipped < <("$tools/bin/python" "$root/cms-py/tests/count.py" "$made/results.xml") || true
  # Tests that broke off, or none at all, leave no count.
  if ((status != 0 && failed == 0)) || ((passed + failed + skipped == 0)); then failed=1; fi
  count "$passed" "$failed" "$skipped"
  if ((failed)); then printf 'FAILED: tests of %s\n' "${wheel##*/}"; fi
}
