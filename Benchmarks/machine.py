"""What the figures were taken on."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path


def describe(meshgen: Path) -> str:
    """One line for the machine and one for the programs."""
    processor = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    machine = ", ".join([
        processor[1] if processor else platform.machine(), f"{len(os.sched_getaffinity(0))} cores",
        f"{int(memory[1]) / 1024**2:.0f} GiB" if memory else "memory unknown", system, f"Linux {platform.release()}",
    ])
    programs = ", ".join([
        first_line(str(meshgen), "--version", prefix="meshgen "),
        first_line("swiftc", "--version"),
        first_line("gcc", "--version"),
        f"libyaml {first_line('pkg-config', '--modversion', 'yaml-0.1')}",
        f"Helm {helm_version()} (helm-python-sdk {version('helm-python-sdk')})",
        f"rjsonnet {version('rjsonnet')}", f"gojsonnet {version('gojsonnet')}", f"Python {platform.python_version()}",
        f"kubectl {first_line('kubectl', 'version', '--client').removeprefix('Client Version: ')}",
    ])
    return f"Machine: {machine}.\n\nPrograms: {programs}."


def helm_version() -> str:
    from helm_python import helm_sdk_version

    return helm_sdk_version()


def first_line(*command: str, prefix: str = "") -> str:
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    return text if text.startswith(prefix) else prefix + text
