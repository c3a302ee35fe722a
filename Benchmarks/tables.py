"""Figures as text and Markdown tables."""

from collections.abc import Sequence


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    widths = [max(len(row[index]) for row in [columns, *rows]) for index in range(len(columns))]

    def line(cells: Sequence[str]) -> str:
        first, *others = [
            cell.rjust(width) if index else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join([first, *others])} |"

    rule = "|".join("-" * (width + 1) + (":" if index else "-") for index, width in enumerate(widths))
    return "\n".join([line(columns), f"|{rule}|", *map(line, rows)])


def time(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def memory(size: float) -> str:
    return f"{size / 1e6:.1f} MB" if size < 1e7 else f"{size / 1e6:.0f} MB"


def ratio(value: float) -> str:
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.0f}"


class Ratios:
    """What was measured beside what is wanted, one row a target."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, str, str]] = []

    def at_most(self, name: str, measured: float, wanted: float) -> None:
        self._add(name, ratio(measured), f"at most {wanted:g}", measured <= wanted)

    def at_least(self, name: str, measured: float, wanted: float, prefix: str = "") -> None:
        self._add(name, prefix + ratio(measured), f"at least {wanted:g}", measured >= wanted)

    def for_comparison(self, name: str, measured: float) -> None:
        """A ratio that nothing is wanted of."""
        self._rows.append((name, ratio(measured), "–", "–"))

    def memory_at_most(self, name: str, measured: float, wanted: float) -> None:
        self._add(name, memory(measured), f"at most {memory(wanted)}", measured <= wanted)

    def _add(self, name: str, measured: str, wanted: str, is_met: bool) -> None:
        self._rows.append((name, measured, wanted, "yes" if is_met else "**no**"))

    def __str__(self) -> str:
        return table(["Ratio", "Measured", "Wanted", "Met"], self._rows)
