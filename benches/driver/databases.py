"""Databases that are made for a turn, looked into after it, and removed."""

import contextlib
import dataclasses
import hashlib
import shutil
import sqlite3
import subprocess

from .errors import Problem
from .settings import ROOT, TARGET

COUNTED = ("claims", "rows", "row_index", "appended", "replies", "outbox", "timers")
"""The tables that a change writes to."""


@dataclasses.dataclass(frozen=True)
class Content:
    """What a database holds: of each table the columns and a hash of its rows, without the positions, whose order
    differs from run to run."""

    tables: dict
    rows: int
    """How many rows the tables have that changes write to."""
    positions_are_whole: bool
    """Whether the positions are 1, 2, 3 … without a gap, and the last of them is noted."""


def differences(one, other):
    """The tables whose rows are not the same."""
    return [name for name in sorted(one.tables.keys() | other.tables.keys())
            if one.tables.get(name) != other.tables.get(name)]


@dataclasses.dataclass
class Checkpoints:
    """How many there were."""

    done: int = 0


class SqliteDatabases:
    """Files in a folder."""

    name = "sqlite"

    def __init__(self, where):
        self.where = where

    def __enter__(self):
        shutil.rmtree(self.where, ignore_errors=True)
        self.where.mkdir(parents=True)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.where, ignore_errors=True)

    def about(self):
        return f"SQLite on {file_system(self.where)}, WAL, synchronous=FULL"

    @contextlib.contextmanager
    def new(self):
        """A file of its own."""
        path = self.where / "store.sqlite"
        try:
            yield SqliteFile(path)
        finally:
            for file in self.where.glob("store.sqlite*"):
                file.unlink()


class SqliteFile:
    """A database in a file."""

    def __init__(self, path):
        self.path = path

    def parts(self):
        return {"sqlite": self.path}

    def content(self):
        with contextlib.closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            def rows(sql):
                return connection.execute(sql).fetchall()

            names = [name for name, in rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
                     if not name.startswith("sqlite_")]
            tables = {}
            for name in names:
                columns = [row[1] for row in rows(f"PRAGMA table_info({name})") if row[1] != "position"]
                tables[name] = _hash(columns, sorted(map(repr, rows(f"SELECT {', '.join(columns)} FROM {name}"))))
            count = sum(rows(f"SELECT count(*) FROM {name}")[0][0] for name in COUNTED)
            return Content(tables, count, rows(WHOLE)[0][0] == 1)

    def checkpoints(self):
        """SQLite makes them by itself, and our program says how many."""
        return contextlib.nullcontext(Checkpoints())


class PostgresDatabases:
    """Schemas on a server of their own, started in the way of `./test postgres` and stopped at the end."""

    name = "postgres"

    def __init__(self, where):
        self.where = where
        self._made = 0

    def __enter__(self):
        shutil.rmtree(self.where, ignore_errors=True)
        self.where.mkdir(parents=True)
        command = ["bash", "-euc", START, "bash", str(ROOT), str(TARGET)]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.connection, _, self._programs = self._server.stdout.readline().rstrip("\n").partition("\t")
        if not self._programs:
            self.__exit__()
            raise Problem("no PostgreSQL server of version 13 or newer could be started (Debian: postgresql)")
        return self

    def __exit__(self, *_):
        # The shell waits for the end of its input, and stops the server then.
        self._server.stdin.close()
        self._server.wait()
        self._server.stdout.close()
        shutil.rmtree(self.where, ignore_errors=True)

    def about(self):
        return f"PostgreSQL {self.sql('SHOW server_version')} on {file_system(TARGET)}, its default settings, a socket"

    @contextlib.contextmanager
    def new(self):
        """A schema of its own, and nothing left of the one before to be written."""
        self._made += 1
        database = PostgresSchema(self, f"bench_{self._made}")
        self.sql("CHECKPOINT")
        try:
            yield database
        finally:
            self.sql(f"DROP SCHEMA IF EXISTS {database.schema} CASCADE")

    def sql(self, *commands):
        """What the server answers: a line per row, columns separated by tabs."""
        done = subprocess.run(self.psql(*commands), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Problem(f"psql: {done.stderr.strip()}")
        return done.stdout.rstrip("\n")

    def psql(self, *commands):
        """The command that has the server do this."""
        asked = [part for command in commands for part in ("-c", command)]
        options = ["-X", "-q", "-t", "-A", "-F", "\t", "-v", "ON_ERROR_STOP=1"]
        return [f"{self._programs}/psql", self.connection, *options, *asked]


class PostgresSchema:
    """A schema on the server."""

    def __init__(self, server, schema):
        self.server, self.schema = server, schema

    def parts(self):
        return {"postgres": self.server.connection, "schema": self.schema}

    def content(self):
        def sql(command):
            return self.server.sql(f"SET search_path TO {self.schema}", "SET client_min_messages TO warning", command)

        columns = sql("SELECT table_name, column_name FROM information_schema.columns"
                      f" WHERE table_schema = '{self.schema}' ORDER BY table_name, ordinal_position")
        tables = {}
        for line in columns.splitlines():
            table, column = line.split("\t")
            tables.setdefault(table, [])
            if column != "position":
                tables[table].append(column)
        for table, names in tables.items():
            rows = sql(f"SELECT row_to_json(r) FROM (SELECT {', '.join(names)} FROM {table}) AS r")
            tables[table] = _hash(names, sorted(rows.splitlines()))
        counts = " + ".join(f"(SELECT count(*) FROM {table})" for table in COUNTED)
        return Content(tables, int(sql(f"SELECT {counts}")), sql(WHOLE) == "t")

    @contextlib.contextmanager
    def checkpoints(self):
        """One every three seconds: the server's own come too seldom to be met."""
        seen = Checkpoints()
        every = ("CHECKPOINT", "SELECT 'done'", "SELECT pg_sleep(3)") * 1000
        asking = subprocess.Popen(self.server.psql(*every), stdout=subprocess.PIPE, text=True)
        try:
            yield seen
        finally:
            asking.terminate()
            seen.done = asking.communicate()[0].count("done")


START = """
declare -a parts; declare -A about needs apt_packages
root=$1
source "$root/.ci/parts/postgres.sh"
CARGO_TARGET_DIR=$2
start_postgres
printf '%s\\t%s\\n' "$postgres" "$programs"
read -r _ || true
"""


def file_system(path):
    """What kind of file system a folder is on."""
    done = subprocess.run(["df", "--output=fstype", str(path)], capture_output=True, text=True, check=False)
    return done.stdout.split()[-1] if done.returncode == 0 else "an unknown file system"


def _hash(columns, rows):
    found = hashlib.sha256("\t".join(columns).encode())
    for row in rows:
        found.update(row.encode())
        found.update(b"\n")
    return found.hexdigest()


WHOLE = """SELECT count(*) = max(last) AND count(DISTINCT position) = max(last) AND max(position) = max(last)
    FROM (SELECT position FROM appended UNION ALL SELECT position FROM outbox) AS p, positions"""
