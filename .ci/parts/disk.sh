# What the store on SQLite makes of a disk that fails. Sourced by .ci/parts.sh.

parts+=(disk)
slow_parts+=(disk-long)
about[disk]="the SQLite store on a disk that loses power at every sync, is full or fails, in a few worlds"
about[disk-long]="the same in many worlds"
needs[disk]="cargo cc libpython"
needs[disk-long]="cargo cc libpython"

# In each world other parts of what was not synced have arrived; half of the worlds are always the same, half are fresh.
# A loss prints the command that shows it again. For hours: CMS_DISK_WORLDS=2000 ./test disk-long
part_disk() {
  CMS_DISK_WORLDS=${CMS_DISK_WORLDS:-1} tests cargo test "${locked[@]}" "${everything[@]}" --no-fail-fast --test disk
}

part_disk_long() {
  CMS_DISK_WORLDS=${CMS_DISK_WORLDS:-15} tests cargo test "${locked[@]}" "${everything[@]}" --no-fail-fast --test disk
}
