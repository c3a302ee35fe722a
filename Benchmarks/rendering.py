"""The comparison of renderers: the same documents, three sizes of mesh."""

from contestants import EMITTER, GOJSONNET, HELM, KUSTOMIZE, MESHGEN, RJSONNET, Size
from measuring import Cost, Subject
from tables import Ratios, memory, table, time

Result = tuple[Size, list[Subject]]


def report_rendering(results: list[Result], limit: int) -> str:
    sections = ["### Rendering", medians(results, limit)]
    if len(results) > 1:
        sections.append(str(ratios(results, limit)))
    return "\n\n".join(sections)


def medians(results: list[Result], limit: int) -> str:
    rows = []
    for size, subjects in results:
        rows.append([f"**{size.services} services**, {size.documents} documents, {memory(size.bytes)}", *[""] * 5])
        for subject in subjects:
            rows.append([subject.name, *figures(subject.median, limit), str(len(subject.costs))])
    return table(["Renderer", "Wall", "CPU", "Peak memory", "Work alone", "Runs"], rows)


def figures(cost: Cost | None, limit: int) -> list[str]:
    if cost is None:
        return [f"> {limit} s", "–", "–", "–"]
    return [time(cost.wall), time(cost.cpu), memory(cost.peak), time(cost.work)]


def ratios(results: list[Result], limit: int) -> Ratios:
    """How the largest mesh stands to the other renderers, and to the next smaller mesh."""
    (small, few), (size, subjects) = results[-2:]
    cost = {subject.name: subject.median for subject in subjects}
    ours, emitter = cost[MESHGEN], cost[EMITTER]
    rows = Ratios()
    rows.at_most("wall: meshgen / libyaml alone, whole processes", ours.wall / emitter.wall, 1.5)
    rows.at_most("CPU: meshgen / libyaml alone, whole processes", ours.cpu / emitter.cpu, 1.5)
    rows.at_most("wall: meshgen, whole process / libyaml's emitting alone", ours.wall / emitter.work, 1.5)
    for name, wanted in [(HELM, 1), (RJSONNET, 10), (GOJSONNET, 10), (KUSTOMIZE, 10)]:
        if cost[name] is None:
            rows.at_least(f"wall: {name} / meshgen", limit / ours.wall, wanted, prefix="> ")
            continue
        rows.at_least(f"wall: {name} / meshgen", cost[name].wall / ours.wall, wanted)
        rows.at_least(f"CPU: {name} / meshgen", cost[name].cpu / ours.cpu, wanted)
    rows.memory_at_most(
        f"peak memory, {memory(size.bytes)} of output (6 times that and 30 MB)", ours.peak, 6 * size.bytes + 30e6)
    smaller = next(subject.median for subject in few if subject.name == MESHGEN)
    growth = size.services / small.services
    rows.at_most(f"wall: {size.services} services / {small.services} services", ours.wall / smaller.wall, growth)
    rows.at_most(f"CPU: {size.services} services / {small.services} services", ours.cpu / smaller.cpu, growth)
    return rows
