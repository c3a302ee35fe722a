"""Minutes of mixed load on all services of the gym: no error, and memory that stays as it is."""

import collections
import random
import threading
import time as clock
from datetime import datetime, timedelta, timezone
from pathlib import Path

from gym import ADMIN, Gym, request
from tables import Ratios, memory, table

MEMBERS = 12
EXPECTED = {200, 201, 204}
"""Besides these, bookings may be refused for a reason (409)."""


class Load:
    """What members and an administrator do, each on a thread."""

    def __init__(self, gym: Gym, end: float):
        self._gym = gym
        self._end = end
        self._lock = threading.Lock()
        self.answers: collections.Counter[str] = collections.Counter()
        self.errors: list[str] = []

    def run(self) -> None:
        threads = [threading.Thread(target=self._member, args=[number]) for number in range(MEMBERS)]
        threads += [threading.Thread(target=self._administrator)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _send(self, what: str, method: str, url: str, token: str | None = None, body: dict | None = None,
              allowed: frozenset[int] = frozenset()):
        """Counts the answer, and keeps one that should not be."""
        try:
            answer = request(method, url, token, body)
        except OSError as error:
            with self._lock:
                self.errors.append(f"{what}: {error}")
            return None
        with self._lock:
            self.answers[what] += 1
            if answer.status not in EXPECTED | allowed:
                self.errors.append(f"{what}: {answer.status} {answer.text[:200]}")
        return answer if answer.status in EXPECTED else None

    def _member(self, number: int) -> None:
        api = f"{self._gym.main.url}/api/main"
        account = {"email": f"m{number}@example.com", "name": f"Member {number}", "password": ADMIN["password"]}
        tokens = self._send("register", "POST", f"{api}/auth/register", body=account)
        while tokens and clock.time() < self._end:
            token, refresh = tokens.json["accessToken"], tokens.json["refreshToken"]
            until = min(self._end, clock.time() + 60)
            while clock.time() < until:
                self._visit(api, token)
            tokens = self._send("refresh", "POST", f"{api}/auth/refresh", body={"refreshToken": refresh})

    def _visit(self, api: str, token: str) -> None:
        self._send("page of classes", "GET", f"{self._gym.frontend.url}/classes")
        page = self._send("list", "GET", f"{api}/classes?limit=100")
        classes = page.json["items"] if page else []
        if not classes:
            return
        chosen = random.choice(classes)["id"]
        booking = self._send(
            "book", "POST", f"{api}/classes/{chosen}/bookings", token, allowed=frozenset({409}))
        self._send("my bookings", "GET", f"{api}/me/bookings", token)
        self._send("events", "GET", f"{self._gym.stream.url}/api/stream/poll?after=0-0", token)
        if booking:
            self._send("cancel", "DELETE", f"{api}/bookings/{booking.json['id']}", token)

    def _administrator(self) -> None:
        api = f"{self._gym.main.url}/api/main"
        while clock.time() < self._end:
            tokens = self._send("log in", "POST", f"{api}/auth/login", body=ADMIN)
            if not tokens:
                continue
            token = tokens.json["accessToken"]
            start = datetime.now(timezone.utc) + timedelta(days=2)
            body = {"type": "soak", "startsAt": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "durationMinutes": 60, "capacity": 5}
            made = self._send("schedule", "POST", f"{api}/classes", token, body)
            self._send("analytics", "GET", f"{api}/analytics", token)
            self._send("members", "GET", f"{api}/members", token)
            clock.sleep(2)
            if made:
                self._send("cancel class", "DELETE", f"{api}/classes/{made.json['id']}", token)


def measure_soak(programs: Path, folder: Path, seconds: int) -> str:
    """Mixed load; memory after a quarter of the time is compared with memory at the end."""
    with Gym(programs, folder) as gym:
        load = Load(gym, clock.time() + seconds)
        runner = threading.Thread(target=load.run)
        runner.start()
        clock.sleep(seconds / 4)
        early = {service.name: service.memory for service in gym.services}
        runner.join()
        late = {service.name: service.memory for service in gym.services}
    ratios = Ratios()
    for name, size in late.items():
        ratios.at_most(f"memory of {name}: at the end / after a quarter", size / early[name], 1.15)
    ratios.at_most("errors", len(load.errors), 0)
    rows = [[what, str(count)] for what, count in sorted(load.answers.items())]
    rows += [[f"memory of {name} at the end", memory(size)] for name, size in late.items()]
    first = "".join(f"\n- {error}" for error in load.errors[:10])
    return f"### {seconds} seconds of mixed load\n\n{table(['What', 'Measured'], rows)}\n\n{ratios}{first}"
