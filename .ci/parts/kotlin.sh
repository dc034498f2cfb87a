# Kotlin on the JVM: the binding generated, compiled by Maven and run.

parts+=(kotlin)
about[kotlin]="Kotlin on the JVM: golden file, errors, coroutines, the app's HTTP client, the quick start"
needs[kotlin]="cargo cc jdk mvn"
apt_packages[jdk]="default-jdk-headless"
apt_packages[mvn]="maven"

has_jdk() {
  local version
  version=$(javac -version 2>/dev/null) && version=${version#javac } && ((${version%%.*} >= 17))
}

part_kotlin() {
  local made=${CARGO_TARGET_DIR:-$root/target}/kotlin
  check "generated" cms-ffi/generate kotlin
  CMS_GOLDEN=${CMS_GOLDEN:-$root/cms-core/tests/golden/slice.json} \
    maven_tests -f cms-ffi/kotlin -Dcms.made="$made" verify
}

# maven_tests ARGUMENT…: a Maven build, each of whose tests counts; Surefire sums them up in its closing line.
maven_tests() {
  local output status=0 run=0 failures=0 errors=0 skipped=0
  output=$(mktemp)
  printf '\n## mvn %s\n' "$*"
  # Maven resets colours at its start and end even where it is told to use none.
  mvn -B -ntp -Dstyle.color=never "$@" 2>&1 | sed 's/\x1b\[[0-9;]*m//g' | tee "$output" || status=$?
  printf '\n'
  read -r run failures errors skipped < <(
    sed -nE 's/.*Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+)$/\1 \2 \3 \4/p' "$output" |
      tail -n 1
  ) || true
  # A build that broke off before its tests, or none that ran, leaves no count.
  if ((status != 0 && failures + errors == 0)) || ((run == 0)); then errors=$((errors + 1)) run=$((run + 1)); fi
  sed -nE 's/^\[ERROR\] +([A-Za-z]+Test[.:].*)/FAILED: \1/p' "$output" | cut -c1-300 | sort -u
  rm -f "$output"
  count $((run - failures - errors - skipped)) $((failures + errors)) "$skipped"
}
