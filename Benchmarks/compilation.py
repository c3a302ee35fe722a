"""What it takes to start: a mesh that did not change, one that did, and ones with more and more declarations."""

import shutil
from itertools import pairwise
from pathlib import Path

from measuring import Cost, Meter, Subject
from tables import Ratios, memory, table, time

GYM = Path(__file__).parent.parent / "examples/gym"


def measure_warm_render(meter: Meter, meshgen: Path, environment: dict[str, str]) -> str:
    """The gym system, compiled before, beside a program that only tells its version."""
    render = [str(meshgen), "render", str(GYM), "--quiet"]
    ours = Subject("meshgen render examples/gym", render, environment)
    fresh = Subject("meshgen render examples/gym --fresh", [*render, "--fresh"], environment)
    theirs = Subject("kubectl version --client", ["kubectl", "version", "--client"])
    meter.interleave([ours, fresh, theirs], runs=51)
    rows = Ratios()
    rows.at_most("wall: warm render / kubectl version", ours.median.wall / theirs.median.wall, 0.1)
    rows.at_most("CPU: warm render / kubectl version", ours.median.cpu / theirs.median.cpu, 0.1)
    rows.for_comparison("wall: warm render --fresh / kubectl version", fresh.median.wall / theirs.median.wall)
    return f"### Warm render of the gym system\n\n{costs([ours, fresh, theirs])}\n\n{rows}"


def measure_cold_render(meter: Meter, meshgen: Path, folder: Path, runs: int) -> str:
    """The gym system with nothing of it in the cache, beside the compiler's check of the same file."""
    ours = cold_render("meshgen render examples/gym, cold", meshgen, GYM, folder)
    check = ["swiftc", "-typecheck", "-parse-as-library", "-I", str(modules(meshgen)), str(GYM / "Mesh.swift")]
    theirs = Subject("swiftc -typecheck Mesh.swift", check)
    meter.interleave([ours, theirs], runs)
    rows = Ratios()
    rows.at_most("wall: cold render / swiftc -typecheck", ours.median.wall / theirs.median.wall, 1.5)
    rows.at_most("CPU: cold render / swiftc -typecheck", ours.median.cpu / theirs.median.cpu, 1.5)
    return f"### Cold render of the gym system\n\n{costs([ours, theirs])}\n\n{rows}"


def cold_render(name: str, meshgen: Path, mesh: Path, folder: Path) -> Subject:
    cache = folder / "cold-cache"

    def forget_meshes() -> None:
        """Leaves the runtime of all meshes, which `make build` and `make install` link."""
        for entry in cache.glob("mesh-*"):
            shutil.rmtree(entry)
        for result in cache.glob("result-*"):
            result.unlink()

    return Subject(
        name, [str(meshgen), "render", str(mesh), "--quiet"], {"MESHGEN_CACHE": str(cache)}, forget_meshes)


def modules(meshgen: Path) -> Path:
    """The folder of the modules that a mesh imports: beside meshgen in a build, in `lib` after an installation."""
    built = meshgen.parent / "Modules"
    return built if built.exists() else meshgen.parent.parent / "lib/meshgen/Modules"


def measure_growth(meter: Meter, meshgen: Path, folder: Path) -> str:
    """Cold renders of meshes that double their declarations, in one builder and as globals."""
    counts = [250, 500, 1000, 2000]
    rows: list[list[str]] = []
    ratios = Ratios()
    for shape, source in [("in one builder", builder_mesh), ("as globals", globals_mesh)]:
        subjects = []
        for count in counts:
            mesh = folder / f"{source.__name__}-{count}"
            mesh.mkdir()
            (mesh / "Mesh.swift").write_text(source(count))
            subjects.append(cold_render(f"{count} services {shape}", meshgen, mesh, folder))
        meter.interleave(subjects, runs=3)
        rows += cost_rows(subjects)
        for smaller, larger in pairwise(subjects):
            if larger.median is None or smaller.median is None:
                continue
            ratios.at_most(f"wall: {larger.name} / half of them", larger.median.wall / smaller.median.wall, 2.2)
            ratios.at_most(f"CPU: {larger.name} / half of them", larger.median.cpu / smaller.median.cpu, 2.2)
    columns = ["Cold render", "Wall", "CPU", "Peak memory"]
    return f"### Compile time by number of declarations\n\n{table(columns, rows)}\n\n{ratios}"


def builder_mesh(count: int) -> str:
    """All services as statements of one builder's body."""
    parts = "Port.http(8080); Timeout(.seconds(2)); CircuitBreaker(errors: 5, interval: .seconds(30))"
    services = "".join(f'    Service("s{number}", image: "x/s{number}:1") {{ {parts} }}\n' for number in range(count))
    return f'import MeshDSL\n\nlet mesh = Mesh("m") {{\n{services}}}\n'


def globals_mesh(count: int) -> str:
    """Each service a global value that calls the one before, all named in the builder."""
    declarations = "".join(
        f'let s{number} = Service("s{number}", image: "x/s{number}:1") {{\n'
        "    Port.http(8080)\n    Timeout(.seconds(2))\n    Retries(3, perTry: .seconds(1))\n"
        + (f'    Calls(s{number - 1}, methods: [.get], paths: ["/a/*"])\n' if number else "")
        + "}\n"
        for number in range(count))
    names = "".join(f"    s{number}\n" for number in range(count))
    return f'import MeshDSL\n\n{declarations}\nlet mesh = Mesh("m") {{\n{names}}}\n'


def costs(subjects: list[Subject]) -> str:
    return table(["Command", "Wall", "CPU", "Peak memory"], cost_rows(subjects))


def cost_rows(subjects: list[Subject]) -> list[list[str]]:
    return [[subject.name, *cells(subject.median)] for subject in subjects]


def cells(cost: Cost | None) -> list[str]:
    return [time(cost.wall), time(cost.cpu), memory(cost.peak)] if cost else ["too slow", "–", "–"]
