"""What depending on a package costs: `cargo add` in a fresh crate, and a build from nothing."""

import pathlib
import resource
import shlex
import statistics
import subprocess
import tempfile
import time

from . import peers as programs
from .errors import Problem
from .settings import ROOT, TOOLCHAIN


def compare(report, suite, crate, peers, profiles, effort):
    """Ours and all peers: the seconds of a cold build per profile, in turns, and the number of crates."""
    if not effort.builds:
        report.comment(f"{suite}.build_seconds and {suite}.crates are left out")
        return
    report.comment("cold builds: a fresh crate with that one dependency, its newest dependencies, cargo's own profiles,"
                   " downloads not counted")
    peers = [peer for peer in peers if peer.add]
    with tempfile.TemporaryDirectory() as folder:
        fresh = {"ours": FreshCrate(pathlib.Path(folder) / "ours", ["--path", str(ROOT / crate)])}
        for peer in peers:
            fresh[peer.name] = FreshCrate(pathlib.Path(folder) / f"peer-{peer.name}", shlex.split(peer.add))
        for profile in profiles:
            # Ours, then every peer, and again: what changes on the machine meanwhile changes for all.
            rounds = [{name: one.build(profile) for name, one in fresh.items()} for _ in range(effort.builds)]
            for index, what in enumerate(("build_seconds", "build_cpu_seconds")):
                name = f"{suite}.{what}" + (f".{profile}" if len(profiles) > 1 else "")
                seconds = {who: [built[who][index] for built in rounds] for who in fresh}
                medians = {who: statistics.median(each) for who, each in seconds.items()}
                for who, each in seconds.items():
                    builds = ", ".join(f"{second:.1f}" for second in each)
                    report.comment(f"{name} of {crate if who == 'ours' else who}, build by build: {builds}")
                for peer in peers:
                    ours, theirs = medians["ours"], medians[peer.name]
                    report.figure(name, peer.name, ours, theirs, "s", theirs / ours)
        ours = fresh["ours"].crates()
        for peer in peers:
            theirs = fresh[peer.name].crates()
            report.figure(f"{suite}.crates", peer.name, ours, theirs, "crates", theirs / ours)


class FreshCrate:
    """A crate with one dependency, in a folder of its own outside of any workspace."""

    def __init__(self, folder, add):
        self.folder = folder
        programs.install_toolchain("a cold build")
        self._cargo("new", "--quiet", "--vcs=none", "--name=adopter", str(folder), cwd=folder.parent)
        self._cargo("add", "--quiet", *add)
        self._cargo("fetch", "--quiet")

    def build(self, profile):
        """The seconds of a build into a new folder: those on the clock, and those of all processors together, which a
        busy machine does not stretch."""
        with tempfile.TemporaryDirectory() as target:
            began, used = time.monotonic(), _processor_seconds()
            self._cargo("build", "--quiet", "--offline", "--target-dir", target, "--profile", profile.replace("debug", "dev"))
            return time.monotonic() - began, _processor_seconds() - used

    def crates(self):
        """How many crates are compiled for it, itself not counted: dependencies, those of macros and build scripts."""
        tree = self._cargo("tree", "--offline", "--edges=normal,build", "--prefix=none", "--format={p}")
        lines = {" ".join(line.removesuffix(" (*)").split()[:2]) for line in tree.splitlines() if line}
        return len({line for line in lines if not line.startswith("adopter ")})

    def _cargo(self, *arguments, cwd=None):
        command = ["rustup", "run", TOOLCHAIN, "cargo", *arguments]
        done = subprocess.run(
            command, cwd=cwd or self.folder, env=programs.environment(), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise Problem(f"{shlex.join(command)}: {done.stderr.strip()}")
        return done.stdout


def _processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
