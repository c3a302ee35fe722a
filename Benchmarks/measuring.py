"""Runs commands and takes what they cost."""

import os
import statistics
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one run of a command took, or the median of several."""

    wall: float
    cpu: float
    """User and system time."""
    peak: float
    """Bytes of resident memory, at most."""
    work: float | None = None
    """The seconds that a contestant measured itself: rendering, without its start."""


@dataclass
class Subject:
    """A command that is run again and again."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] = lambda: None
    costs: list[Cost] = field(default_factory=list)
    is_too_slow: bool = False

    @property
    def full_environment(self) -> dict[str, str]:
        return os.environ | self.environment

    @property
    def median(self) -> Cost | None:
        if not self.costs:
            return None
        works = [cost.work for cost in self.costs if cost.work is not None]
        return Cost(
            wall=statistics.median(cost.wall for cost in self.costs),
            cpu=statistics.median(cost.cpu for cost in self.costs),
            peak=statistics.median(cost.peak for cost in self.costs),
            work=statistics.median(works) if works else None,
        )


class Meter:
    """Measures with the program `c/measure.c`, which adds next to nothing to what it measures."""

    def __init__(self, program: Path, result: Path, limit: int):
        self._program = program
        self._result = result
        self.limit = limit

    def run(self, subject: Subject) -> None:
        """Runs a subject once, its output thrown away."""
        subject.prepare()
        command = [str(self._program), str(self.limit), str(self._result), *subject.command]
        ended = subprocess.run(
            command, env=subject.full_environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, check=True)
        wall, user, system, peak, status = self._result.read_text().split()
        if int(status) == 128 + 9:
            subject.is_too_slow = True
            return
        if int(status) != 0:
            raise SystemExit(f"error: {subject.name} failed with {status}: {' '.join(subject.command)}\n{ended.stderr}")
        work = next((float(line.split()[1]) for line in ended.stderr.splitlines() if line.startswith("work ")), None)
        subject.costs.append(Cost(float(wall), float(user) + float(system), float(peak) * 1024, work))

    def interleave(self, subjects: Iterable[Subject], runs: int, budget: float = 30) -> None:
        """Runs all subjects in turns, so that what disturbs the machine disturbs all of them.

        Each is run `runs` times, but not for much longer than `budget` seconds in all; and once before that, to warm
        the caches of the system, which does not count unless it takes up the budget.
        """
        subjects = list(subjects)
        rounds: dict[str, int] = {}
        for subject in subjects:
            self.run(subject)
            first = 0 if subject.is_too_slow else subject.costs[-1].wall
            rounds[subject.name] = 0 if subject.is_too_slow else min(runs, int(budget / first))
            if rounds[subject.name] > 0:
                subject.costs.clear()
        for number in range(runs):
            for subject in subjects:
                if number < rounds[subject.name]:
                    self.run(subject)
