# How ./test runs a part and counts what it checked. Sourced by ./test, from the root of the checkout.

total_passed=0 total_failed=0 total_skipped=0
summary_lines=()

# Runs one part in a shell of its own, with its log in a file; a failure is counted and does not stop the next part.
run_part() {
  local part=$1 log=target/test-logs/$1.log status began=$SECONDS
  counts=$root/target/test-logs/$part.counts
  : >"$counts"
  printf '== %s: %s\n' "$part" "${about[$part]}"
  # Not inside an `if` or `||`: there bash would ignore `set -e` in the part.
  set +e
  (
    set -euo pipefail
    "part_${part//-/_}"
  ) >"$log" 2>&1 </dev/null
  status=$?
  set -e
  local passed failed skipped
  read -r passed failed skipped < <(awk '{p += $1; f += $2; s += $3} END {print p + 0, f + 0, s + 0}' "$counts")
  rm -f "$counts"
  # A part that broke off, or that checked nothing at all, has failed.
  if ((failed == 0 && (status != 0 || passed + skipped == 0))); then failed=1; fi
  local line="$passed passed"
  ((failed)) && line+=", $failed failed"
  ((skipped)) && line+=", $skipped skipped"
  if ((failed)); then
    grep -E '^(FAILED: |test .* \.\.\. FAILED$|error(\[E[0-9]+\])?: )' "$log" | head -n 40 || true
    printf -- '-- the end of %s:\n' "$log"
    tail -n 60 "$log"
  fi
  summary_lines+=("$(printf '%-20s %-40s %4d s' "$part" "$line" $((SECONDS - began)))")
  ((total_passed += passed, total_failed += failed, total_skipped += skipped, 1))
}

# One line per part and the sum alone on the last one.
summary() {
  printf '\n'
  printf '%s\n' "${summary_lines[@]}"
  printf '%d passed, %d failed, %d skipped\n' "$total_passed" "$total_failed" "$total_skipped"
  ((total_failed == 0))
}

# count PASSED FAILED SKIPPED
count() {
  printf '%d %d %d\n' "$@" >>"$counts"
}

# check NAME COMMAND…: one check, which does not stop the checks after it. A function as the command has to return its
# failures itself, since bash ignores `set -e` inside a condition.
check() {
  local name=$1
  shift
  printf '\n## %s: %s\n' "$name" "$*"
  if "$@"; then
    count 1 0 0
  else
    printf 'FAILED: %s\n' "$name"
    count 0 1 0
  fi
}

# tests COMMAND…: a `cargo test`, each of whose tests counts.
tests() {
  local output status=0 passed failed skipped
  output=$(mktemp)
  printf '\n## %s\n' "$*"
  "$@" -- --show-output 2>&1 | tee "$output" || status=$?
  read -r passed failed skipped < <(awk -f .ci/count-tests.awk "$output")
  rm -f "$output"
  # A test binary that did not compile, or that died, leaves no count.
  if ((status != 0 && failed == 0)); then failed=1; fi
  count "$passed" "$failed" "$skipped"
  if ((failed)); then printf 'FAILED: %s\n' "$*"; fi
}

die() {
  printf '%s: %s\n' "$0" "$*" >&2
  exit 2
}
