"""Checking manifests: meshgen beside libyaml alone, which only reads them, and checkov."""

import sys
from pathlib import Path

from contestants import HERE, MESHGEN, compiled, output
from measuring import Meter, Subject
from tables import Ratios, memory, table, time

READER = "libyaml alone (C), events only"
CHECKOV = "checkov"
SERVICES = [125, 1000]


def measure_linting(meter: Meter, meshgen: Path, folder: Path, environment: dict[str, str], runs: int) -> str:
    """The manifests of N services in one file, with every rule."""
    reader = compiled(HERE / "c/parse.c", folder, "-lyaml")
    rows: list[list[str]] = []
    ratios = Ratios()
    walls = []
    for services in SERVICES:
        manifests = folder / f"lint-{services}.yaml"
        render = [str(meshgen), "render", str(HERE / "mesh"), "--quiet", "--no-lint", "--set", f"services={services}"]
        manifests.write_bytes(output(Subject(MESHGEN, render, environment)))
        size = manifests.stat().st_size
        ours = Subject(f"{MESHGEN} lint", [str(meshgen), "lint", str(manifests)], environment)
        alone = Subject(READER, [str(reader), str(manifests)])
        checkov = checkov_on(manifests)
        meter.interleave([ours, alone], runs)
        meter.interleave([checkov], 1)
        documents = manifests.read_text().count("---\n")
        rows.append([f"**{documents} documents**, {memory(size)}", "", "", ""])
        rows += [row(subject) for subject in [ours, alone, checkov]]
        name = f"{documents} documents"
        ratios.at_most(f"wall: lint / libyaml's events, {name}", ours.median.wall / alone.median.wall, 2)
        least = checkov.median.wall if checkov.median else meter.limit
        ratios.at_least(f"wall: checkov / lint, {name}", least / ours.median.wall, 50)
        ratios.at_most(f"peak memory / input, {name}", ours.median.peak / size, 12)
        walls.append(ours.median.wall)
    growth = SERVICES[-1] / SERVICES[0]
    ratios.at_most(f"wall: {SERVICES[-1]} services / {SERVICES[0]} services", walls[-1] / walls[0], growth)
    columns = ["Checker", "Wall", "CPU", "Peak memory"]
    return f"### Checking\n\n{table(columns, rows)}\n\n{ratios}"


def checkov_on(manifests: Path) -> Subject:
    """Its Kubernetes checks, on this file alone, with nothing asked of a network."""
    command = [
        str(Path(sys.executable).parent / "checkov"), "--framework", "kubernetes", "--file",
        str(manifests), "--quiet", "--compact", "--soft-fail", "--skip-download",
    ]
    return Subject(CHECKOV, command)


def row(subject: Subject) -> list[str]:
    median = subject.median
    if median is None:
        return [subject.name, "too slow", "–", "–"]
    return [subject.name, time(median.wall), time(median.cpu), memory(median.peak)]
