"""Finds names of OCPP versions in Rust code: version_names.py FOLDER… | --self-test

What decides knows no protocol version, so none may occur there as an identifier or in a string; comments may explain.
`ocpp` and `2.0.1` are found anywhere in a string. `1.6` and `2.1` are also ordinary amounts: they are found where the
string says `v1.6` or `OCPP 1.6`, and as a whole string outside tests.
"""

import re
import sys
from pathlib import Path

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)
      |(?P<raw>b?c?r(?P<hashes>\#*)"(?P<raw_text>.*?)"(?P=hashes))
      |(?P<string>[bc]?"(?P<text>(?:[^"\\]|\\.)*)")
      |(?P<char>b?'(?:[^'\\]|\\.[^']*)')
      |(?P<identifier>(?:r\#)?[A-Za-z_][A-Za-z0-9_]*)""",
    re.VERBOSE | re.DOTALL,
)
IN_IDENTIFIER = re.compile(r"ocpp|(?:^|_)v?(?:1_6|2_0_1|2_1)(?:_|$|j)|(?:^|_)v(?:16|201|21)(?:_|$|[a-z])", re.I)
IN_STRING = re.compile(r"ocpp|(?<![\d.])2\.0\.1(?![\d.])|\bv(?:1\.6|2\.1)(?![\d.])|\bv?(?:1_6|2_0_1|2_1)\b", re.I)
WHOLE_STRING = re.compile(r"v?(?:1\.6j?|2\.0\.1|2\.1)", re.I)
TESTS = re.compile(r"^#\[cfg\(test\)\]\s*mod\b", re.M)


def findings(code: str) -> list[tuple[int, str]]:
    """Line and text of each name of a version in the code."""
    tests = TESTS.search(code)
    tests_from = tests.start() if tests else len(code)
    found = []
    for token in TOKEN.finditer(code):
        text = token["raw_text"] if token["raw"] else token["text"] if token["string"] else None
        if token["identifier"]:
            # CamelCase is split, so that `MeterV16` is seen as `Meter_V16`.
            split = re.sub(r"(?<=[a-z])(?=V\d)", "_", token["identifier"])
            hit = IN_IDENTIFIER.search(split) is not None
        elif text is not None:
            amount_or_version = WHOLE_STRING.fullmatch(text.strip()) and token.start() < tests_from
            hit = IN_STRING.search(text) is not None or bool(amount_or_version)
        else:
            hit = False
        if hit:
            found.append((code.count("\n", 0, token.start()) + 1, token.group()))
    return found


def self_test() -> None:
    clean = [
        "// OCPP 1.6 says otherwise\nlet a = 1;",
        "/// OCPP 2.0.1 part 2, E02\nfn start() {}",
        "/* v1_6 */ let v = 16; let v2 = x.v1;",
        'let price = "21.4"; let other = "12.15"; let more = "2.10";',
        'let c = \'"\'; let s = "plain"; // "ocpp"',
        '#[cfg(test)]\nmod tests { const PRICE: &str = "1.6"; }',
        'fn f<\'a>(x: &\'a str) -> &\'a str { "it\'s" }',
        r'let path = "a\"b"; let level = x21; let div16 = 1; let v2_10 = 2;',
    ]
    dirty = [
        "let ocpp_version = 1;",
        "enum Version { V1_6, Other }",
        "enum Version { V2_0_1 }",
        "mod v2_1 {}",
        "struct MeterV16;",
        "fn from_v201() {}",
        "fn is_1_6() {}",
        'let name = "ocpp1.6";',
        'let name = "2.0.1";',
        'let name = "1.6";',
        'match version { "2.1" => {} }',
        'let text = r#"an OCPP "2.1" station"#;',
        '#[cfg(test)]\nmod tests { const V: &str = "ocpp1.6"; }',
        "// fine\nlet v16 = 1;",
    ]
    for code in clean:
        assert findings(code) == [], f"found in clean code: {findings(code)} in {code}"
    for code in dirty:
        assert findings(code), f"not found: {code}"
    assert findings('// a\n\nlet b = "OCPP";') == [(3, '"OCPP"')]


def main() -> int:
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return 0
    files = [file for folder in sys.argv[1:] for file in sorted(Path(folder).rglob("*.rs"))]
    if not files:
        print("no Rust files to read", file=sys.stderr)
        return 2
    failures = 0
    for file in files:
        for line, text in findings(file.read_text(encoding="utf-8")):
            print(f"{file}:{line}: names a protocol version: {text}")
            failures += 1
    print(f"{len(files)} files, {failures} findings")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
