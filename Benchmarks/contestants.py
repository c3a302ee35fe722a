"""The renderers that are compared, each as a command that writes the documents of N services to its standard output."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from events import record
from measuring import Subject

HERE = Path(__file__).parent
MESHGEN = "meshgen"
LINTING = "meshgen, checked first"
EMITTER = "libyaml alone (C)"
HELM = "Helm 4"
RJSONNET = "rjsonnet"
GOJSONNET = "gojsonnet"
KUSTOMIZE = "kubectl kustomize"


@dataclass(frozen=True)
class Size:
    """How much all contestants have to write."""

    services: int
    documents: int
    bytes: int


class Arena:
    """Prepares what the contestants start from, all of it from what meshgen writes."""

    def __init__(self, meshgen: Path, folder: Path, environment: dict[str, str]):
        self._meshgen = meshgen
        self._folder = folder
        self._environment = environment
        self._emitter = compiled(HERE / "c/emit.c", folder, "-lyaml")

    def contestants(self, services: int) -> tuple[Size, list[Subject]]:
        # Fresh, because a result that is kept would only be copied.
        render = [
            str(self._meshgen), "render", str(HERE / "mesh"), "--fresh", "--quiet", "--set", f"services={services}"]
        manifests = self._folder / f"{services}.yaml"
        manifests.write_bytes(output(Subject(MESHGEN, render, self._environment)))
        documents = manifests.read_text().split("---\n")[1:]
        events = self._folder / f"{services}.events"
        record(str(manifests), str(events))
        kustomization = self._write_kustomization(services, documents)
        python = sys.executable
        subjects = [
            Subject(MESHGEN, [*render, "--no-lint"], self._environment),
            Subject(LINTING, render, self._environment),
            Subject(EMITTER, [str(self._emitter), str(events)]),
            Subject(HELM, [python, str(HERE / "helm_template.py"), str(services)]),
            Subject(RJSONNET, [python, str(HERE / "jsonnet_render.py"), "rjsonnet", str(services)]),
            Subject(GOJSONNET, [python, str(HERE / "jsonnet_render.py"), "gojsonnet", str(services)]),
            Subject(KUSTOMIZE, ["kubectl", "kustomize", str(kustomization)]),
        ]
        return Size(services, len(documents), manifests.stat().st_size), subjects

    def _write_kustomization(self, services: int, documents: list[str]) -> Path:
        """A file for each service, as `meshgen render -o` writes them, and the list of them."""
        folder = self._folder / f"{services}-kustomization"
        folder.mkdir()
        shared = len(documents) - services * 8
        parts = {"bench.yaml": documents[:shared]}
        for number in range(services):
            start = shared + number * 8
            parts[f"service-{number}.yaml"] = documents[start : start + 8]
        for name, part in parts.items():
            (folder / name).write_text("".join(f"---\n{document}" for document in part))
        (folder / "kustomization.yaml").write_text(yaml.safe_dump({"resources": list(parts)}))
        return folder


def compiled(source: Path, folder: Path, *libraries: str) -> Path:
    program = folder / source.stem
    subprocess.run(["gcc", "-O2", "-o", str(program), str(source), *libraries], check=True)
    return program


def output(subject: Subject) -> bytes:
    return subprocess.run(
        subject.command, env=subject.full_environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=True).stdout


def check_agreement(subjects: Iterable[Subject]) -> None:
    """Stops unless all write the same data, in whatever order."""
    expected = None
    for subject in subjects:
        documents = yaml.load_all(output(subject), Loader=yaml.CSafeLoader)
        found = {identity(document): document for document in documents if document is not None}
        expected = expected or found
        for key in expected.keys() | found.keys():
            if expected.get(key) != found.get(key):
                raise SystemExit(f"error: {subject.name} writes another {' '.join(key)} than {MESHGEN}")


def identity(document: dict) -> tuple[str, str]:
    return document["kind"], document["metadata"]["name"]
