"""Renders the chart in `helm/` with Helm 4 as `helm template` does, to the standard output: render_helm.py SERVICES"""

import sys
import time
from pathlib import Path

from helm_python import Chart

start = time.perf_counter()
chart = Chart.load(Path(__file__).with_name("helm"))
manifests = chart.render({"services": int(sys.argv[1])}, name="bench", namespace="bench")
work = time.perf_counter() - start
for text in manifests.values():
    sys.stdout.write(text)
print(f"work {work:.6f}", file=sys.stderr)
