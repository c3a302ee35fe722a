#!/usr/bin/env python3
"""Reads a YAML stream on stdin with PyYAML, a reader that shares nothing with meshgen's own.

    read_back.py                   prints canonical JSON, one document a line
    read_back.py --compare FILE    compares with the JSON documents of FILE, one a line

Canonical: sorted keys, ASCII, no spaces, 1.0 as 1. Exits with 1 where the stream is no
YAML, has a value which JSON does not have (an unquoted date or 12:30) or differs from FILE.
"""

import argparse
import itertools
import json
import sys

import yaml

import manifest_yaml

_MISSING = object()


def canonical(value):
    """The value with every integral float as an integer: JSON has one kind of number."""
    if isinstance(value, dict):
        return {key: canonical(item) for key, item in value.items()}
    if isinstance(value, list):
        return [canonical(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def json_text(value):
    return "nothing" if value is _MISSING else json.dumps(value, sort_keys=True, separators=(",", ":"))


def differences(read, expected, path=()):
    """Yields (path, message) for each place where two JSON values differ."""
    if isinstance(read, dict) and isinstance(expected, dict):
        for key in sorted(read.keys() | expected.keys()):
            yield from differences(read.get(key, _MISSING), expected.get(key, _MISSING), (*path, key))
    elif isinstance(read, list) and isinstance(expected, list):
        for index, pair in enumerate(itertools.zip_longest(read, expected, fillvalue=_MISSING)):
            yield from differences(*pair, (*path, index))
    elif type(read) is not type(expected) or read != expected:
        yield path, f"the YAML has {json_text(read)}, expected {json_text(expected)}"


def _read(stream):
    """The canonical documents of a stream and the lines about what is not JSON."""
    values, problems = [], []
    try:
        for index, document in enumerate(manifest_yaml.documents(stream)):
            found = list(manifest_yaml.json_problems(document))
            problems += [f"document {index}: {manifest_yaml.path_text(path)}: {text}" for path, text in found]
            values.append(_MISSING if found else canonical(document))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.append(f"document {len(values)}: not YAML: {' '.join(str(error).split())}")
    return values, problems


def _compare(values, file):
    with open(file, encoding="utf-8") as lines:
        expected = [canonical(json.loads(line)) for line in lines if line.strip()]
    for index, pair in enumerate(itertools.zip_longest(values, expected, fillvalue=_MISSING)):
        for path, text in differences(*pair):
            yield f"document {index}: {manifest_yaml.path_text(path)}: {text}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", metavar="FILE", help="JSON documents, one a line")
    arguments = parser.parse_args()
    values, problems = _read(sys.stdin.buffer)
    if arguments.compare and not problems:
        try:
            problems = list(_compare(values, arguments.compare))
        except (OSError, ValueError) as error:
            print(f"read_back: {error}", file=sys.stderr)
            return 2
    elif not problems:
        for value in values:
            print(json_text(value))
    for problem in problems:
        print(problem, file=sys.stdout if arguments.compare else sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
