"""Where things are, and how long a measurement takes."""

import dataclasses
import os
import pathlib

BENCHES = pathlib.Path(__file__).resolve().parent.parent
ROOT = BENCHES.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").resolve() / "benches"
DATA = pathlib.Path(os.environ.get("CMS_DATA") or ROOT / "../shared/data").resolve()
DOCUMENT = ROOT / "docs/performance.md"

# The compiler of everything that is measured, ours and the peers': the oldest that all of them accept.
TOOLCHAIN = "1.96.0"

# The release profile of everything that is measured, whatever the package itself says.
PROFILE = {"CARGO_PROFILE_RELEASE_LTO": "thin", "CARGO_PROFILE_RELEASE_CODEGEN_UNITS": "1"}


@dataclasses.dataclass(frozen=True)
class Effort:
    """How often and how long is measured."""

    rounds: int
    """How many times A and B take turns."""
    batch_ns: int
    """About how long one turn takes. Short, so that most turns are not interrupted on a busy machine."""
    builds: int
    """How many cold builds; with none, the figures of builds are left out and a comment says so."""
    most_ns: int
    """About how long one side of one figure may take: work that takes longer per turn has fewer turns, seven at least."""
    batch_sessions: int
    """How many sessions the figure of a batch prices."""
    turns: int
    """How many turns with a database each side has."""
    changes: int
    """How many changes are committed in a turn with a database."""
    commits: int
    """How many commits are made one after the other, twice."""
    seconds: int
    """How long changes are offered at a fixed rate."""


FULL = Effort(rounds=201, batch_ns=3_000_000, builds=3, most_ns=10_000_000_000, batch_sessions=10_000,
              turns=9, changes=8_192, commits=1_000, seconds=20)
QUICK = Effort(rounds=7, batch_ns=500_000, builds=0, most_ns=500_000_000, batch_sessions=100,
               turns=3, changes=512, commits=50, seconds=1)
