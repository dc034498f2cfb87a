# The simulation. Sourced by .ci/parts.sh.

parts+=(simulation)
slow_parts+=(mutants)
about[simulation]="a charging network from seeds, fixed and fresh, with everything going wrong"
about[mutants]="defects put in on purpose, each found by the simulation"
needs[simulation]="cargo cc libpython"
needs[mutants]="cargo cc libpython"

part_simulation() {
  tests cargo test "${locked[@]}" "${everything[@]}" --no-fail-fast --test scenarios --test replay
  cargo build "${locked[@]}" --release -p cms-simulation
  # Fresh seeds; the first is printed, and one that fails prints the command that replays it. For hours:
  # cargo run --release -p cms-simulation -- --seconds 36000
  check "fresh seeds" cargo run -q "${locked[@]}" --release -p cms-simulation -- --worlds 800 --hits 100
}

part_mutants() {
  tests cargo test "${locked[@]}" "${everything[@]}" --no-fail-fast --test mutants
}
