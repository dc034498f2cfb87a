# The measurements: that they work, not what they say. Figures of a machine that does other things are no test.

slow_parts+=(benches)
about[benches]="./benches/compare: its driver, a quick run beside peers, and a peer with a wrong result"
needs[benches]="cargo cc python rustup postgres setpriv"

part_benches() {
  driver_tests
  check "peers keep their lock files" peers_are_locked
  check "codec beside the floor" quick codec floor
  check "codec beside ocpp-kit" quick codec ocpp-kit
  check "pricing beside ocpi-kit" quick pricing ocpi-kit
  check "the stores beside their plain drivers" quick store raw
  check "a wrong result is refused and not timed" wrong_result
}

# Each test of the driver counts.
driver_tests() {
  local output status=0 ran failed=0
  printf '\n## driver\n'
  output=$("$python" -m unittest discover -s benches/tests 2>&1) || status=$?
  printf '%s\n' "$output"
  ran=$(sed -nE 's/^Ran ([0-9]+) tests? in .*/\1/p' <<<"$output")
  if ((status != 0)); then
    failed=$(grep -cE '^(FAIL|ERROR): ' <<<"$output" || true)
    ((failed)) || failed=1
    printf 'FAILED: %s of the tests of the driver\n' "$failed"
  fi
  count $((${ran:-0} > failed ? ${ran:-0} - failed : 0)) "$failed" 0
}

# quick SUITE PEER: a quick run, whose output has to have its form.
quick() {
  local out=$root/target/test-logs/benches-$1-$2.tsv
  "$python" benches/compare "$1" --quick --peer "$2" | tee "$out" || return 1
  awk -F '\t' -v suite="$1" -v peer="$2" '
    /^#/ { if (/^# machine: |^# compiler: rustc |^# commit: |^# date: /) told++; if (/ of [0-9]+ cases, /) checked++; next }
    NF != 6 || index($1, suite ".") != 1 || $2 != peer || $3 <= 0 || $4 <= 0 || $5 == "" || $6 <= 0 { print "line " NR ": " $0; bad = 1 }
    { figures++ }
    END {
      print figures + 0 " figures, " checked + 0 " of them with checked cases, " told + 0 " lines about the machine"
      exit bad || figures < 3 || checked != figures || told != 4
    }' "$out"
}

# Our own program beside one that changes what it read.
wrong_result() {
  local made=$root/target/benches-liar status=0
  rm -rf "$made"
  mkdir -p "$made/liar"
  cat >"$made/liar/peer.toml" <<TOML
suites = ["codec"]
package = "fake"
about = "it changes what it reads"
run = ["$(command -v "$python")", "$root/benches/tests/program.py", "$made/requests", "wrong"]
TOML
  "$python" benches/compare codec --quick --peers "$made" >"$made/output" 2>"$made/errors" || status=$?
  cat "$made/output" "$made/errors"
  ((status == 1)) && grep -q 'liar is not what it should be' "$made/errors" &&
    ! grep -q '^codec' "$made/output" && ! grep -q '^time' "$made/requests"
}

# Every peer that is a package has its lock file, and it is the one that its manifest needs.
peers_are_locked() {
  local peer
  for peer in benches/peers/*/; do
    cargo metadata --locked --format-version 1 --manifest-path "${peer}Cargo.toml" >/dev/null || return 1
  done
}
