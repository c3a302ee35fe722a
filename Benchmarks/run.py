#!/usr/bin/env python3
"""Measures meshgen beside other renderers and prints medians and ratios as Markdown tables.

Nothing here passes or fails: each ratio stands beside the one that is wanted. `docs/benchmarks.md` says what is
measured and why; `requirements.txt` what has to be installed.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from compilation import measure_cold_render, measure_growth, measure_warm_render
from contestants import Arena, check_agreement, compiled
from linting import measure_linting
from machine import describe
from measuring import Meter
from releasing import measure_releasing
from rendering import report_rendering
from trials import count_trials

HERE = Path(__file__).parent
BUILT = HERE.parent / ".build/release/meshgen"
PARTS = ["render", "lint", "warm", "cold", "growth", "canary", "trials"]


def main() -> None:
    options = parse()
    if not options.meshgen.exists():
        raise SystemExit(f"error: there is no {options.meshgen}: make build")
    folder = Path(tempfile.mkdtemp(prefix="meshgen-bench-"))
    try:
        measure(options, folder)
    finally:
        shutil.rmtree(folder)


def measure(options: argparse.Namespace, folder: Path) -> None:
    environment = {"MESHGEN_CACHE": str(folder / "cache")}
    meter = Meter(compiled(HERE / "c/measure.c", folder), folder / "result", options.limit)
    print(describe(options.meshgen), end="\n\n", flush=True)
    if "render" in options.parts:
        arena = Arena(options.meshgen, folder, environment)
        results = []
        for services in options.services:
            size, subjects = arena.contestants(services)
            if services == options.services[0]:
                check_agreement(subjects)
            meter.interleave(subjects, options.runs)
            results.append((size, subjects))
        print(report_rendering(results, options.limit), end="\n\n", flush=True)
    if "lint" in options.parts:
        print(measure_linting(meter, options.meshgen, folder, environment, options.runs), end="\n\n", flush=True)
    if "warm" in options.parts:
        print(measure_warm_render(meter, options.meshgen, environment), end="\n\n", flush=True)
    if "cold" in options.parts:
        print(measure_cold_render(meter, options.meshgen, folder, options.runs), end="\n\n", flush=True)
    if "growth" in options.parts:
        print(measure_growth(meter, options.meshgen, folder), end="\n\n", flush=True)
    if "canary" in options.parts:
        print(measure_releasing(meter, options.meshgen, folder, environment, options.runs), end="\n\n", flush=True)
    if "trials" in options.parts:
        print(count_trials(options.meshgen.parent / "simulate-canaries"), flush=True)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--meshgen", type=Path, default=BUILT, help="the release to measure")
    parser.add_argument("--services", type=int, nargs="+", default=[10, 100, 1000], help="sizes of the mesh")
    parser.add_argument("--runs", type=int, default=9, help="how often each contestant runs")
    parser.add_argument("--limit", type=int, default=120, help="seconds after which a run is given up")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="what to measure")
    options = parser.parse_args()
    options.meshgen = options.meshgen.resolve()
    return options


if __name__ == "__main__":
    main()
