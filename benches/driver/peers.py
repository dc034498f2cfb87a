"""The programs beside which this library is measured: one folder each, with a peer.toml."""

import dataclasses
import os
import pathlib
import subprocess
import tomllib

from .errors import Problem
from .program import Program
from .settings import PROFILE, ROOT, TARGET, TOOLCHAIN


@dataclasses.dataclass(frozen=True)
class Deviation:
    """A result of a peer that is not the expected one, known and written down."""

    cases: tuple
    differs: tuple
    """What `canonical.differences` says, or `refused` for a case that the peer does not accept."""
    why: str


@dataclasses.dataclass(frozen=True)
class Peer:
    """A peer as its peer.toml describes it."""

    name: str
    folder: pathlib.Path
    suites: tuple
    package: str
    """The package that is measured, as its lock file names it."""
    add: str
    """What `cargo add` is told for a cold build; empty for a peer that nobody depends on."""
    about: tuple
    """Comment lines: what it does and checks of what is measured."""
    keeps_result: bool
    """Whether it has a result that can be compared."""
    deviations: tuple
    run: tuple
    """The command, for a program that is not a cargo package."""

    def start(self, suite):
        """Builds it where it needs that, and starts it."""
        if self.run:
            return Program(self.name, [*self.run, suite], cwd=self.folder)
        binary = build(self.name, self.folder / "Cargo.toml", f"peer-{self.name}", locked=True)
        return Program(self.name, [binary, suite])

    def deviation(self, case):
        """What is written down for a case."""
        return next((deviation for deviation in self.deviations if case in deviation.cases), None)

    def version(self):
        """The version in its lock file."""
        lock = tomllib.loads((self.folder / "Cargo.lock").read_text())
        return next(package["version"] for package in lock["package"] if package["name"] == self.package)


def start_ours(suite):
    """Builds and starts this library's own program."""
    return Program("ours", [build_ours(suite), suite])


def build_ours(suite):
    """Builds this library's own program for a suite and gives its path. That of the stores is a package by itself, so that
    what the databases need changes nothing in the build of the others."""
    package = "cms-benches-store" if suite == "store" else "cms-benches"
    return build(package, ROOT / "Cargo.toml", package, locked=bool(os.environ.get("CI")))


def of_suite(folder, suite, names):
    """The peers of a suite in the order of their names, or those that are named."""
    peers = {peer.name: peer for peer in map(read, sorted(folder.glob("*/peer.toml"))) if suite in peer.suites}
    for name in names:
        if name not in peers:
            raise Problem(f"the suite {suite} has no peer {name}; it has {', '.join(peers) or 'none'}")
    return [peers[name] for name in (names or peers)]


def read(path):
    """Reads a peer.toml."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        peer = Peer(
            name=path.parent.name,
            folder=path.parent,
            suites=tuple(table.pop("suites")),
            package=table.pop("package"),
            add=table.pop("add", ""),
            about=tuple(table.pop("about").strip().splitlines()),
            keeps_result=table.pop("keeps-result", True),
            deviations=tuple(
                Deviation(tuple(one["cases"]), tuple(one["differs"]), one["why"]) for one in table.pop("deviation", [])
            ),
            run=tuple(table.pop("run", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Problem(f"{path}: {type(error).__name__} {error}; benches/README.md says what belongs there") from error
    if table:
        raise Problem(f"{path}: nobody reads {', '.join(table)}")
    return peer


def build(name, manifest, binary, locked):
    """Builds a program with the compiler and profile of all, and gives its path."""
    install_toolchain(name)
    folder = TARGET / "build" / name
    command = ["rustup", "run", TOOLCHAIN, "cargo", "build", "--release", "--quiet", "--target-dir", str(folder)]
    command += ["--manifest-path", str(manifest), "-p", binary, *(["--locked"] if locked else [])]
    if subprocess.run(command, env=environment() | PROFILE, check=False).returncode != 0:
        raise Problem(f"{name} does not build with Rust {TOOLCHAIN}: {manifest}")
    return str(folder / "release" / binary)


def environment():
    """The environment of every build, without what somebody may have set for builds of their own."""
    left_out = ("RUSTFLAGS", "CARGO_TARGET_DIR", "CARGO_INCREMENTAL", "CARGO_BUILD_JOBS")
    kept = os.environ.items()
    return {name: value for name, value in kept if name not in left_out and not name.startswith("CARGO_PROFILE_")}


def install_toolchain(name):
    """Makes sure of the compiler; never another one instead."""
    if subprocess.run(["rustup", "run", TOOLCHAIN, "cargo", "--version"], capture_output=True, check=False).returncode:
        install = ["rustup", "toolchain", "install", TOOLCHAIN, "--profile", "minimal", "--no-self-update"]
        if subprocess.run(install, stdout=2, check=False).returncode != 0:
            raise Problem(f"{name} needs Rust {TOOLCHAIN}, which could not be installed: {' '.join(install)}")
