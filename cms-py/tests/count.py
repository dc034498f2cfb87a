"""Prints how many tests passed, failed and were skipped, from the report that pytest writes as XML."""

import sys
import xml.etree.ElementTree as ET


def counted(report: ET.Element) -> tuple[int, int, int]:
    suites = list(report.iter("testsuite"))
    tests, failures, errors, skipped = (
        sum(int(suite.get(kind, "0")) for suite in suites) for kind in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    return max(tests - failed - skipped, 0), failed, skipped


if __name__ == "__main__":
    print(*counted(ET.parse(sys.argv[1]).getroot()))
