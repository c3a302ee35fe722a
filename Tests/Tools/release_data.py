"""Checks with PyYAML that each step of a release changed the shares that it should, and nothing else.

Usage: release_data.py FOLDER, with the list of steps in FOLDER/steps.
"""

import copy
import sys
from pathlib import Path

import yaml

STABLE = "v1"


def documents(path: Path) -> list:
    return list(yaml.safe_load_all(path.read_bytes().decode("utf-8-sig")))


def resources(docs: list, kind: str):
    for doc in docs:
        if not isinstance(doc, dict):
            continue
        if doc.get("kind", "").endswith("List"):
            yield from resources(doc["items"], kind)
        elif doc.get("kind") == kind:
            yield doc


def routes(docs: list):
    for service in resources(docs, "VirtualService"):
        for kind in ("http", "tls", "tcp"):
            for route in service["spec"].get(kind, []):
                if any(target["destination"]["host"].split(".")[0] == "reviews" for target in route.get("route", [])):
                    yield route


def shares(route: dict) -> dict:
    targets = route["route"]
    whole = 100 if len(targets) == 1 else 0
    found = {target["destination"].get("subset"): target.get("weight", whole) for target in targets}
    return {subset: weight for subset, weight in found.items() if weight}


def check_shares(before: list, after: list, canary: str, percent: int) -> None:
    expected = {version: weight for version, weight in ((STABLE, 100 - percent), (canary, percent)) if weight}
    changed = 0
    for old, new in zip(routes(before), routes(after), strict=True):
        if shares(new) != expected:
            assert shares(new) == shares(old), f"{shares(old)} became {shares(new)}, not {expected}"
        changed += shares(new) == expected
        assert sum(shares(new).values()) == 100, shares(new)
    assert changed, f"no route has {expected}"


def check_rest(before: list, after: list) -> None:
    """What is left without destinations, weights and subsets is the same."""
    assert stripped(before) == stripped(after), "something else changed"


def stripped(docs: list) -> list:
    docs = copy.deepcopy(docs)
    for route in routes(docs):
        del route["route"]
    for rule in resources(docs, "DestinationRule"):
        rule["spec"].pop("subsets", None)
    rules = [doc for doc in docs if isinstance(doc, dict) and doc.get("kind") == "DestinationRule"]
    if len(rules) == 1 and set(rules[0]["spec"]) == {"host"}:
        docs.remove(rules[0])
    return docs


def check_subsets(after: list, canary: str) -> None:
    names = [subset["name"] for rule in resources(after, "DestinationRule") for subset in rule["spec"].get("subsets", [])]
    assert {STABLE, canary} <= set(names), names
    assert len(names) == len(set(names)), names
    for rule in resources(after, "DestinationRule"):
        for subset in rule["spec"]["subsets"]:
            assert subset["labels"]["version"] == subset["name"], subset


def main(folder: Path) -> int:
    failures = 0
    for line in (folder / "steps").read_text().splitlines():
        number, name, command, canary, percent = line.split(" ")
        before, after = (documents(folder / f"{number}-{when}-{name}") for when in ("before", "after"))
        try:
            check_shares(before, after, canary, int(percent))
            check_rest(before, after)
            check_subsets(after, canary)
        except AssertionError as failure:
            failures += 1
            print(f"{name}: {command} {canary} {percent}: {failure}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
