"""The suites, by name. Each is a module with ABOUT and run(report, names of peers, effort, folder of peers)."""

from . import adoption, codec, pricing, store

SUITES = {"codec": codec, "pricing": pricing, "adoption": adoption, "store": store}
