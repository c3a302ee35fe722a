"""Renders `jsonnet/mesh.jsonnet` to the standard output: render_jsonnet.py rjsonnet|gojsonnet SERVICES"""

import importlib
import json
import sys
import time
from pathlib import Path

library = importlib.import_module({"rjsonnet": "rjsonnet", "gojsonnet": "_gojsonnet"}[sys.argv[1]])
start = time.perf_counter()
path = Path(__file__).with_name("jsonnet") / "mesh.jsonnet"
result = library.evaluate_file(str(path), tla_codes={"services": sys.argv[2]})
work = time.perf_counter() - start
# The program's value is a text, which both libraries hand over as JSON.
sys.stdout.write(json.loads(result))
print(f"work {work:.6f}", file=sys.stderr)
