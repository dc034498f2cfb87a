"""What the figures were measured on."""

import datetime
import os
import pathlib
import platform
import subprocess

from .settings import ROOT, TOOLCHAIN


def description():
    """Comment lines: machine, compiler, commit, time and load."""
    # Whoever gives the programs a priority of their own says so.
    priority = [f"priority: nice {os.nice(0)}"] if os.nice(0) else []
    return [
        f"machine: {_cpu()}, {os.cpu_count()} cores, {_memory()}, Linux {platform.release()}",
        f"compiler: {_output('rustup', 'run', TOOLCHAIN, 'rustc', '--version')}",
        f"commit: {_commit()}",
        f"date: {datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC",
        f"load before: {load()}",
        *priority,
    ]


def load():
    """The load of the last minute; above about 0.3 somebody else was working too."""
    return f"{os.getloadavg()[0]:.2f}"


def _cpu():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()


def _memory():
    for line in pathlib.Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemTotal:"):
            return f"{int(line.split()[1]) / 1024 / 1024:.1f} GiB"
    return "unknown memory"


def _commit():
    commit = _output("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    changed = _output("git", "-C", str(ROOT), "status", "--porcelain", "--", "cms-core", "cms-ocpp", "benches")
    return commit + (" with changes" if changed else "")


def _output(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip()
