"""A stage for `meshgen canary run`: two versions of a service that expose Istio's metrics, and a real Prometheus that scrapes them.

Prints a line of JSON once Prometheus has scraped both: its port and its process id. The versions share out requests by the
last `weight:` of a file, which is the canary's. Prometheus ends together with this process, however that ends.
"""

import argparse
import ctypes
import json
import math
import random
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BOUNDS = [0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, math.inf]
"""Of the histograms of Istio's proxies, in milliseconds."""


class Version:
    """Counts requests that nobody sends: so many a second, a part of which fail, with latencies around 50 ms."""

    def __init__(self, service: str, name: str, failures: float, slowdown: float) -> None:
        self.service, self.name, self.failures, self.slowdown = service, name, failures, slowdown
        self.rest = 0.0
        self.restart()

    def restart(self) -> None:
        """Counts from nothing, as a new pod does."""
        self.codes = {"200": 0, "500": 0}
        self.buckets = [0] * len(BOUNDS)

    def answer(self, requests: float) -> None:
        count = int(requests + self.rest)
        self.rest += requests - count
        failed = sum(random.random() < self.failures for _ in range(count))
        self.codes["500"] += failed
        self.codes["200"] += count - failed
        below = 0.0
        for index, bound in enumerate(BOUNDS):
            part = 1.0 if bound == math.inf else normal(math.log(bound / 50 / self.slowdown) / 0.77)
            self.buckets[index] += round(count * part) - round(count * below)
            below = part

    def metrics(self) -> str:
        if not sum(self.codes.values()):
            return ""
        labels = f'reporter="destination",destination_service_name="{self.service}",destination_version="{self.name}"'
        labels += ',destination_service_namespace="shop"'
        lines = ["# TYPE istio_requests_total counter"]
        # As with Istio, a series is there from its first request on.
        lines += [
            f'istio_requests_total{{{labels},response_code="{code}"}} {count}'
            for code, count in self.codes.items()
            if count
        ]
        lines += ["# TYPE istio_request_duration_milliseconds histogram"]
        total = 0
        for bound, count in zip(BOUNDS, self.buckets, strict=True):
            total += count
            le = "+Inf" if bound == math.inf else f"{bound:g}"
            lines.append(f'istio_request_duration_milliseconds_bucket{{{labels},le="{le}"}} {total}')
        lines += [f"istio_request_duration_milliseconds_sum{{{labels}}} 0"]
        lines += [f"istio_request_duration_milliseconds_count{{{labels}}} {total}"]
        return "\n".join(lines) + "\n"


def normal(value: float) -> float:
    return 0.5 * math.erfc(-value / math.sqrt(2))


class Service:
    """Shares out requests among its two versions as the file says at that time."""

    def __init__(self, weights: Path, rate: float, restarts: float, stable: Version, canary: Version) -> None:
        self.weights, self.rate, self.restarts = weights, rate, restarts
        self.stable, self.canary = stable, canary
        self.lock = threading.Lock()
        self.last = self.started = time.monotonic()

    def metrics(self, version: Version) -> str:
        with self.lock:
            self.catch_up()
            return version.metrics()

    def catch_up(self) -> None:
        now = time.monotonic()
        requests = self.rate * (now - self.last)
        self.last = now
        if self.restarts and now - self.started > self.restarts:
            self.started = now
            self.stable.restart()
            self.canary.restart()
        weights = re.findall(r"weight: (\d+)", self.weights.read_text()) if self.weights.exists() else []
        share = int(weights[-1]) / 100 if weights else 0
        self.canary.answer(requests * share)
        self.stable.answer(requests * (1 - share))


def serve(service: Service, version: Version) -> int:
    """A server of a version's metrics; gives its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = service.metrics(version).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def start_prometheus(folder: Path, targets: list[int]) -> tuple[subprocess.Popen[bytes], int]:
    addresses = ", ".join(f'"127.0.0.1:{port}"' for port in targets)
    (folder / "prometheus.yml").write_text(
        "global: {scrape_interval: 200ms, scrape_timeout: 200ms}\n"
        f"scrape_configs: [{{job_name: mesh, static_configs: [{{targets: [{addresses}]}}]}}]\n"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        "prometheus",
        f"--config.file={folder}/prometheus.yml",
        f"--storage.tsdb.path={folder}/data",
        f"--web.listen-address=127.0.0.1:{port}",
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, preexec_fn=end_with_parent)
    return process, port


def end_with_parent() -> None:
    """Asks Linux to kill this process when its parent ends (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def wait_until_scraped(process: subprocess.Popen[bytes], port: int) -> None:
    query = urllib.parse.quote("count(up == 1)")
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/query?query={query}", timeout=2) as answer:
                result = json.load(answer)["data"]["result"]
            if result and result[0]["value"][1] == "2":
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise SystemExit("error: prometheus ended")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path, help="the file with the weights")
    parser.add_argument("--service", default="cart", help="the name of the service")
    parser.add_argument("--rate", type=float, default=40000, help="requests a second")
    parser.add_argument("--failures", type=float, default=0.002, help="the part of the canary's requests that fail")
    parser.add_argument("--slowdown", type=float, default=1, help="how much slower the canary is")
    parser.add_argument("--restarts", type=float, default=0, help="seconds after which counters begin anew")
    options = parser.parse_args()
    stable = Version(options.service, "v1", 0.002, 1)
    canary = Version(options.service, "v2", options.failures, options.slowdown)
    service = Service(options.weights, options.rate, options.restarts, stable, canary)
    ports = [serve(service, stable), serve(service, canary)]
    with tempfile.TemporaryDirectory(prefix="meshgen-prometheus-") as folder:
        process, port = start_prometheus(Path(folder), ports)
        wait_until_scraped(process, port)
        print(json.dumps({"port": port, "pid": process.pid}), flush=True)
        signal.pause()


if __name__ == "__main__":
    main()
