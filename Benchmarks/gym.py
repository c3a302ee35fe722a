"""The services of the gym as processes on this machine, and requests to them."""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ADMIN = {"email": "admin@example.com", "password": "correct horse battery"}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@dataclass
class Answer:
    status: int
    text: str

    @property
    def json(self) -> dict:
        return json.loads(self.text)


def request(method: str, url: str, token: str | None = None, body: dict | None = None, seconds: float = 30) -> Answer:
    """Sends a request; an error of the service is an answer too."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    data = None if body is None else json.dumps(body).encode()
    if data is not None:
        headers["Content-Type"] = "application/json"
    try:
        sent = urllib.request.Request(url, data, headers, method=method)
        with urllib.request.urlopen(sent, timeout=seconds) as response:
            return Answer(response.status, response.read().decode())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read().decode())


class Service:
    """A running service; `started` is how long it took to be ready, in seconds."""

    def __init__(self, program: Path, arguments: list[str], environment: dict[str, str], port: int, probe: str):
        self.name = program.name
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        began = time.monotonic()
        self._process = subprocess.Popen(
            [program, *arguments], env=os.environ | environment, stdout=subprocess.DEVNULL)
        while not self._answers(probe):
            if self._process.poll() is not None or time.monotonic() - began > 60:
                self.stop()
                raise SystemExit(f"error: {self.name} does not start")
            time.sleep(0.002)
        self.started = time.monotonic() - began

    def _answers(self, probe: str) -> bool:
        try:
            return request("GET", self.url + probe, seconds=1).status == 200
        except OSError:
            return False

    @property
    def memory(self) -> int:
        """Resident bytes."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


class Gym:
    """The four services on embedded storage, in a folder of their own."""

    def __init__(self, programs: Path, folder: Path):
        common = {"GYM_DATA": str(folder / "gym"), "LOG_LEVEL": "warning"}
        self.services: list[Service] = []
        # Accounts and classes are made by a first start, which takes longer than any after it.
        self._start(programs / "backend-main", common | {
            "ADMIN_EMAIL": ADMIN["email"], "ADMIN_PASSWORD": ADMIN["password"], "DEMO_DATA": "true"})
        self.services.pop().stop()
        self.main = self._start(programs / "backend-main", common)
        self.stream = self._start(programs / "backend-stream", common)
        addresses = {"BACKEND_MAIN_URL": self.main.url, "BACKEND_STREAM_URL": self.stream.url, "LOG_LEVEL": "warning"}
        self.frontend = self._start(programs / "frontend", addresses)
        self.admin_panel = self._start(programs / "admin-panel", addresses)

    def _start(self, program: Path, environment: dict[str, str]) -> Service:
        port = free_port()
        ports = {"HTTP_PORT": str(port), "GRPC_PORT": str(free_port())}
        try:
            service = Service(program, [], environment | ports, port, "/readyz")
        except BaseException:
            self.stop()
            raise
        self.services.append(service)
        return service

    def log_in(self, credentials: dict[str, str] = ADMIN) -> str:
        """An access token."""
        answer = request("POST", f"{self.main.url}/api/main/auth/login", body=credentials)
        if answer.status != 200:
            raise SystemExit(f"error: no log-in: {answer.text}")
        return answer.json["accessToken"]

    def stop(self) -> None:
        for service in self.services:
            service.stop()

    def __enter__(self) -> "Gym":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
