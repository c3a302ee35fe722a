"""The cost of checking: `meshgen lint` beside libyaml's parsing of the same bytes, and how it grows."""

from pathlib import Path

from contestants import MESHGEN, compiled, output
from measuring import Meter, Subject
from tables import Ratios, memory, table, time

HERE = Path(__file__).parent
PARSER = "libyaml's events alone (C)"
SERVICES = [125, 1000]


def measure_linting(meter: Meter, meshgen: Path, folder: Path, environment: dict[str, str], runs: int) -> str:
    parser = compiled(HERE / "c/parse.c", folder, "-lyaml")
    rows, results = [], []
    for services in SERVICES:
        render = [str(meshgen), "render", str(HERE / "mesh"), "--quiet", "--set", f"services={services}"]
        manifests = folder / f"lint-{services}.yaml"
        manifests.write_bytes(output(Subject(MESHGEN, render, environment)))
        lint = Subject("meshgen lint", [str(meshgen), "lint", str(manifests)])
        parse = Subject(PARSER, [str(parser), str(manifests)])
        meter.interleave([lint, parse], runs)
        size = manifests.stat().st_size
        rows.append([f"**{services} services**, {memory(size)}", *[""] * 4])
        for subject in (lint, parse):
            cost = subject.median
            rows.append([subject.name, time(cost.wall), time(cost.cpu), memory(cost.peak), time(cost.work)])
        results.append((size, lint.median, parse.median))
    columns = ["Checking", "Wall", "CPU", "Peak memory", "Work alone"]
    return "\n\n".join(["### Checking", table(columns, rows), str(ratios(results))])


def ratios(results: list[tuple]) -> Ratios:
    """What the largest mesh costs, in terms of libyaml, of its size, and of the smaller mesh."""
    (small_size, small, _), (size, lint, parse) = results
    rows = Ratios()
    rows.at_most("wall: meshgen lint, whole process / libyaml's events alone", lint.wall / parse.work, 2)
    rows.memory_at_most(f"peak memory, {memory(size)} of input (12 times that)", lint.peak, 12 * size)
    rows.at_most(f"CPU: {SERVICES[1]} services / {SERVICES[0]} services", lint.cpu / small.cpu, size / small_size)
    return rows
