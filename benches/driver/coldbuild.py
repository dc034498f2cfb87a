"""What depending on a package costs: `cargo add` in a fresh crate, and a build from nothing."""

import pathlib
import shlex
import statistics
import subprocess
import tempfile
import time

from . import peers as programs
from .errors import Problem
from .settings import ROOT, TOOLCHAIN


def compare(report, suite, crate, peers, profiles, effort):
    """Ours and each peer: the seconds of a cold build per profile, in turns, and the number of crates."""
    if not effort.builds:
        report.comment(f"{suite}.build_seconds and {suite}.crates are left out")
        return
    report.comment("cold builds: a fresh crate with that one dependency, its newest dependencies, downloads not counted")
    for peer in peers:
        if not peer.add:
            continue
        with tempfile.TemporaryDirectory() as folder:
            ours = FreshCrate(pathlib.Path(folder) / "ours", ["--path", str(ROOT / crate)])
            theirs = FreshCrate(pathlib.Path(folder) / "theirs", shlex.split(peer.add))
            for profile in profiles:
                turns = [(ours.build(profile), theirs.build(profile)) for _ in range(effort.builds)]
                seconds = [statistics.median(side) for side in zip(*turns)]
                name = f"{suite}.build_seconds" + (f".{profile}" if len(profiles) > 1 else "")
                report.comment(f"{name} {crate} beside {peer.name}: " + ", ".join("%.1f/%.1f" % turn for turn in turns))
                report.figure(name, peer.name, *seconds, "s", seconds[1] / seconds[0])
            crates = [ours.crates(), theirs.crates()]
            report.figure(f"{suite}.crates", peer.name, *crates, "crates", crates[1] / crates[0])


class FreshCrate:
    """A crate with one dependency, in a folder of its own outside of any workspace."""

    def __init__(self, folder, add):
        self.folder = folder
        programs.install_toolchain("a cold build")
        self._cargo("new", "--quiet", "--vcs=none", "--name=adopter", str(folder), cwd=folder.parent)
        self._cargo("add", "--quiet", *add)
        self._cargo("fetch", "--quiet")

    def build(self, profile):
        """The seconds of a build into a new folder."""
        with tempfile.TemporaryDirectory() as target:
            began = time.monotonic()
            self._cargo("build", "--quiet", "--offline", "--target-dir", target, "--profile", profile.replace("debug", "dev"))
            return time.monotonic() - began

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
