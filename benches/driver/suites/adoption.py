"""What it costs to depend on a package."""

import dataclasses

from .. import coldbuild, peers as programs

ABOUT = """\
What `cargo add` costs: the seconds of a build from nothing, debug and release, and the number of crates. cms-core, which
prices, beside the tariff engines; cms-ocpp beside the codecs; all with the features that they are measured with."""

CRATES = {"cms-core": "pricing", "cms-ocpp": "codec"}


def run(report, names, effort, folder):
    """Ours beside each peer of the suite that the package of ours belongs to."""
    effort = dataclasses.replace(effort, builds=max(1, effort.builds))
    known = {peer.name for suite in CRATES.values() for peer in programs.of_suite(folder, suite, [])}
    for name in names:
        if name not in known:
            programs.of_suite(folder, "adoption", names)
    for crate, suite in CRATES.items():
        selected = [peer for peer in programs.of_suite(folder, suite, []) if not names or peer.name in names]
        coldbuild.compare(report, "adoption." + crate.replace("-", "_"), crate, selected, ("debug", "release"), effort)
