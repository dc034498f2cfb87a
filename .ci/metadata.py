"""Answers a question of ./test from `cargo metadata --no-deps` on standard input, one item per line.

tests [BUT…]     the names of all integration tests, but for those of these packages
examples         a published package and an example of it, per line
published        the packages that crates.io gets
unpublished      the others
ocpp-versions    the features of cms-ocpp that are one OCPP version each
msrv [FOLDER…]   a toolchain and the published packages that state it, per line; with folders only those below them
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path


def answer(workspace: dict, question: str, arguments: list[str]) -> list[str]:
    packages = sorted(workspace["packages"], key=lambda package: package["name"])
    published = [package for package in packages if package["publish"] != []]
    match question:
        case "tests":
            wanted = [package for package in packages if package["name"] not in arguments]
            targets = [target for package in wanted for target in package["targets"]]
            return sorted({target["name"] for target in targets if "test" in target["kind"]})
        case "examples":
            targets = [(package["name"], target) for package in published for target in package["targets"]]
            return sorted(f"{package} {target['name']}" for package, target in targets if "example" in target["kind"])
        case "published":
            return [package["name"] for package in published]
        case "unpublished":
            return [package["name"] for package in packages if package not in published]
        case "ocpp-versions":
            [ocpp] = [package for package in packages if package["name"] == "cms-ocpp"]
            return sorted(feature for feature in ocpp["features"] if re.fullmatch(r"v[0-9_]+", feature))
        case "msrv":
            root = Path(workspace["workspace_root"])
            stated = defaultdict(list)
            for package in published:
                below = Path(package["manifest_path"]).relative_to(root).parts[0]
                if not arguments or below in arguments:
                    version = package["rust_version"]
                    stated[version if version.count(".") == 2 else f"{version}.0"].append(package["name"])
            return [" ".join([version, *names]) for version, names in sorted(stated.items())]
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    print("\n".join(answer(json.load(sys.stdin), sys.argv[1], sys.argv[2:])))
