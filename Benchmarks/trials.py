"""Rollouts of canaries of each kind, thrown with dice: how many end wrong."""

import subprocess
from pathlib import Path

from tables import Ratios, table

ROLLOUTS = 100
"""Of each kind; the same ones as in the tests."""

LARGE_ROLLOUTS = 1000
"""Of each kind, to see more than whole percents."""


def count_trials(simulator: Path) -> str:
    """False promotions of bad canaries and false aborts of good ones."""
    ratios = Ratios()
    for kind in simulate(simulator, ROLLOUTS):
        ratios.at_most(f"wrong ends in {ROLLOUTS} rollouts: {kind[0]}", int(kind[3]), ROLLOUTS / 100)
    rows = [
        [name, promoted, aborted, wrong, f"{int(seconds)} s"]
        for name, promoted, aborted, wrong, seconds in simulate(simulator, LARGE_ROLLOUTS)
    ]
    columns = [f"Canary, {LARGE_ROLLOUTS} rollouts", "Promoted", "Aborted", "Wrong", "Median time"]
    return f"### Trials\n\n{table(columns, rows)}\n\n{ratios}"


def simulate(simulator: Path, rollouts: int) -> list[list[str]]:
    run = subprocess.run([str(simulator), str(rollouts)], capture_output=True, text=True, check=True)
    return [line.split("\t") for line in run.stdout.splitlines()]
