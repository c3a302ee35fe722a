"""Changing a weight in a repository of manifests: meshgen beside grep, which only finds the files."""

from pathlib import Path

from contestants import MESHGEN
from measuring import Meter, Subject
from tables import Ratios, memory, table, time

FILES = 1000
ALLOWED = 0.010
"""What a change may take in seconds besides 1.3 times what grep takes."""

SERVICE = """\
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {{name: service-{0}}}
spec:
  hosts: [service-{0}]
  http:
    - name: main
      route:
        - destination: {{host: service-{0}, subset: v1}}
          weight: 90
        - destination: {{host: service-{0}, subset: v2}}
          weight: 10
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {{name: service-{0}}}
spec:
  host: service-{0}
  subsets:
    - {{name: v1, labels: {{version: v1}}}}
    - {{name: v2, labels: {{version: v2}}}}
"""
OTHER = """\
apiVersion: v1
kind: Service
metadata: {{name: service-{0}}}
spec:
  selector: {{app: service-{0}}}
  ports: [{{name: http, port: 8080}}]
"""


def measure_releasing(meter: Meter, meshgen: Path, folder: Path, environment: dict[str, str], runs: int) -> str:
    """`canary set` of one service among a thousand files, each of some kilobytes."""
    manifests = folder / "manifests"
    for number in range(FILES):
        team = manifests / f"team-{number % 20}"
        team.mkdir(parents=True, exist_ok=True)
        text = SERVICE if number % 2 else OTHER
        (team / f"{number:04}.yaml").write_text(text.format(f"{number:04}") + "# a comment\n" * 100)
    changed = manifests / "team-1/0501.yaml"
    original = changed.read_bytes()

    def restore() -> None:
        changed.write_bytes(original)
        (manifests / ".meshgen-releases.jsonl").unlink(missing_ok=True)

    command = [str(meshgen), "canary", "set", "20", "service-0501", "-f", str(manifests)]
    ours = Subject(f"{MESHGEN} canary set", command, environment, restore)
    dry = Subject(f"{MESHGEN} canary set --dry-run", [*command, "--dry-run"], environment, restore)
    grep = Subject("grep -rl VirtualService", ["grep", "-rl", "VirtualService", str(manifests)])
    meter.interleave([ours, dry, grep], runs)
    rows = [
        [subject.name, time(subject.median.wall), time(subject.median.cpu), memory(subject.median.peak)]
        for subject in [ours, dry, grep]
    ]
    ratios = Ratios()
    allowed = 1.3 * grep.median.wall + ALLOWED
    ratios.at_most(f"wall: canary set / (1.3 × grep + 10 ms), {FILES} files", ours.median.wall / allowed, 1)
    columns = ["Command", "Wall", "CPU", "Peak memory"]
    return f"### Releasing\n\n{table(columns, rows)}\n\n{ratios}"
