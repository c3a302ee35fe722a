"""The services of the gym: requests a second, start, memory, and event streams."""

import re
import statistics
import subprocess
import time as clock
from pathlib import Path

from contestants import compiled
from gym import Gym, Service, free_port, request
from tables import Ratios, memory, table, time

STREAMS = 5000
ROUNDS = 10


def measure_serving(programs: Path, source: Path, folder: Path, runs: int) -> str:
    """Starts the gym and measures it in turns with a bare handler, so that what disturbs one disturbs both."""
    folder.mkdir()
    ratios = Ratios()
    with Gym(programs, folder) as gym:
        for service in gym.services:
            ratios.at_most(f"start of {service.name} / 0.3 s", service.started / 0.3, 1)
        clock.sleep(3)
        for service in gym.services:
            ratios.memory_at_most(f"idle memory of {service.name}", service.memory, 40e6)
        rates = list_rates(gym, programs, runs)
        ratios.at_least("requests/s: class list / bare handler", rates["backend-main"] / rates["bare-handler"], 0.7)
        streams = measure_streams(gym, compiled(source / "c/streams.c", folder), ratios)
    rows = [[f"class list of {name}", f"{rate:.0f}/s"] for name, rate in rates.items()] + streams
    return f"### The gym services\n\n{table(['What', 'Measured'], rows)}\n\n{ratios}"


def list_rates(gym: Gym, programs: Path, runs: int) -> dict[str, float]:
    """Requests a second for the list of classes: the median of some rounds."""
    path = "/api/main/classes"
    body = request("GET", gym.main.url + path).text
    port = free_port()
    bare = Service(programs / "bare-handler", [body, str(port)], {}, port, path)
    try:
        rates: dict[str, list[float]] = {service.name: [] for service in [gym.main, bare]}
        for _ in range(min(runs, 5)):
            for service in [gym.main, bare]:
                rates[service.name].append(rate(service.url + path))
        return {name: statistics.median(values) for name, values in rates.items()}
    finally:
        bare.stop()


def rate(url: str) -> float:
    """Requests a second with 32 connections; every answer must be right."""
    run = subprocess.run(["wrk", "-t1", "-c32", "-d4s", url], capture_output=True, text=True, check=True)
    if "Non-2xx" in run.stdout or "Socket errors" in run.stdout:
        raise SystemExit(f"error: {url}: {run.stdout}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)[1])


def measure_streams(gym: Gym, reader: Path, ratios: Ratios) -> list[list[str]]:
    """Thousands of open streams: the memory of each, and how soon all have an event."""
    token = gym.log_in()
    before = gym.stream.memory
    readers = subprocess.Popen(
        [reader, str(gym.stream.port), str(STREAMS), token], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        expect(readers, "open")
        each = (gym.stream.memory - before) / STREAMS
        spreads, delays = [], []
        for number in range(ROUNDS):
            began = clock.time()
            schedule(gym, token, number)
            first, last = map(float, expect(readers, "round").split()[1:])
            spreads.append(last - first)
            delays.append(last - began)
    finally:
        readers.stdin.close()
        readers.terminate()
        readers.wait()
    ratios.at_most(f"memory of each of {STREAMS} streams / 20 kB", each / 20e3, 1)
    ratios.at_most("fan-out to all of them / 200 ms", statistics.median(spreads) / 0.2, 1)
    return [
        [f"memory of each of {STREAMS} streams", f"{each / 1000:.1f} kB"],
        ["an event, from the first to the last of them", time(statistics.median(spreads))],
        ["from the request that causes it to the last of them", time(statistics.median(delays))],
        ["memory of backend-stream with all of them", memory(before + each * STREAMS)],
    ]


def schedule(gym: Gym, token: str, number: int) -> None:
    body = {"type": "bench", "startsAt": f"2027-01-01T{number:02}:00:00Z", "durationMinutes": 60, "capacity": 10}
    answer = request("POST", f"{gym.main.url}/api/main/classes", token, body)
    if answer.status != 201:
        raise SystemExit(f"error: no class: {answer.text}")


def expect(process: subprocess.Popen, word: str) -> str:
    line = process.stdout.readline()
    if not line.startswith(word):
        raise SystemExit(f"error: the readers of streams say {line!r} instead of {word}")
    return line
