# A gate on speed that noise cannot trip: instructions instead of seconds.

slow_parts+=(counts)
about[counts]="instructions of a few kernels: none has grown by more than 2 %"
needs[counts]="cargo cc python rustup valgrind"
apt_packages[valgrind]="valgrind"

part_counts() {
  check "instructions" "$python" benches/counts
}
