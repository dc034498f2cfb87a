# The PostgreSQL store on a server of its own, made for it and stopped after it.

parts+=(postgres)
about[postgres]="the PostgreSQL store on a real server, which is killed and cut off too"
needs[postgres]="cargo cc openssl postgres setpriv"
apt_packages[openssl]="openssl"
apt_packages[postgres]="postgresql"
apt_packages[setpriv]="util-linux"

has_postgres() {
  if [[ -z $(postgres_programs) ]]; then
    postgres_was_missing=1
    return 1
  fi
  if [[ -n ${postgres_was_missing-} ]]; then
    unset postgres_was_missing
    stop_what_the_package_started
  fi
}

# Debian's package starts a server of its own when it is installed; nobody here asked for one.
stop_what_the_package_started() {
  local version name as_root=()
  command -v pg_lsclusters >/dev/null || return 0
  ((EUID == 0)) || as_root=(sudo ${CI:+-n})
  while read -r version name _; do
    "${as_root[@]}" pg_ctlcluster "$version" "$name" stop || true
  done < <(pg_lsclusters -h | grep -w online || true)
}

# The folder with the programs of the newest server from version 13 on; nothing where there is none.
postgres_programs() {
  local folder version
  while read -r folder; do
    [[ -x $folder/initdb && -x $folder/pg_ctl && -x $folder/postgres ]] || continue
    version=$("$folder/postgres" --version | sed -nE 's/^postgres \(PostgreSQL\) ([0-9]+).*/\1/p')
    if ((${version:-0} >= 13)); then
      echo "$folder"
      return
    fi
  done < <({ printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin && pg_config --bindir; } 2>/dev/null | sort -rV)
}

part_postgres() {
  start_postgres
  CMS_POSTGRES=$postgres CMS_POSTGRES_BIN=$programs \
    tests cargo test "${locked[@]}" -p cms-core-postgres --all-features --no-fail-fast
}

# Starts a server for the rest of the part, on a socket: `$postgres` connects to it.
start_postgres() {
  # Not local: the trap still needs them when the function has ended, and the shell of the part ends with it.
  as_server=()
  programs=$(postgres_programs)
  made=${CARGO_TARGET_DIR:-$root/target}/postgres
  # The path of a socket has to be short.
  socket=$(mktemp -d /tmp/cms-postgres.XXXXXX)
  postgres="host=$socket user=postgres dbname=postgres"
  trap end_postgres EXIT
  mkdir -p "$made"
  if ((EUID == 0)); then
    # The server refuses to run as root.
    id postgres >/dev/null || { echo "there is no user postgres to run the server as" && return 1; }
    as_server=(setpriv --reuid=postgres --regid=postgres --init-groups)
    if ! "${as_server[@]}" test -x "$made"; then made=$socket; fi
    chown postgres: "$made" "$socket"
  fi
  if [[ -e $made/data/postmaster.pid ]]; then stop_postgres || true; fi
  rm -rf "$made/data"
  as_server initdb -D "$made/data" -U postgres -A trust -E UTF8 --locale=C -N >/dev/null
  cat >"$socket/settings" <<SETTINGS
listen_addresses = ''
port = 5432
unix_socket_directories = '$socket'
max_connections = 400
SETTINGS
  "${as_server[@]}" cp "$socket/settings" "$made/data/postgresql.auto.conf"
  as_server pg_ctl -D "$made/data" -l "$made/data/log" -w start </dev/null >/dev/null
}

stop_postgres() {
  as_server pg_ctl -D "$made/data" -m immediate -w stop >/dev/null
}

end_postgres() {
  stop_postgres || true
  rm -rf "$made/data" "$socket"
}

# as_server PROGRAM ARGUMENT…: a program of the server, as the user that it runs as.
as_server() {
  local program=$1
  shift
  (cd / && "${as_server[@]}" "$programs/$program" "$@")
}
