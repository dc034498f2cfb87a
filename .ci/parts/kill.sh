# The central system killed, on the real thing.

parts+=(kill)
slow_parts+=(kill-long)
about[kill]="the central system killed at random moments under load, on SQLite and PostgreSQL"
about[kill-long]="the same with ten times as many kills"
needs[kill]="cargo cc libpython postgres setpriv"
needs[kill-long]="cargo cc libpython postgres setpriv"

part_kill() {
  start_postgres
  # One after the other: what is killed and what kills it share the processors.
  CMS_POSTGRES=$postgres RUST_TEST_THREADS=1 \
    tests cargo test "${locked[@]}" "${everything[@]}" --no-fail-fast --test kill
}

part_kill_long() {
  CMS_KILLS=${CMS_KILLS:-200} part_kill
}
