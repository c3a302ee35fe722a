#!/usr/bin/env python3
"""Answers every HTTP request with what it was asked, as JSON: what stands behind Envoys in tests.

usage: echo_server.py ADDRESS:PORT=NAME ...

/status/CODE answers with that status, /slow/SECONDS takes that long. Prints "ready" when it listens everywhere.
"""
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length).decode(errors="replace")
        parts = self.path.split("?")[0].strip("/").split("/")
        status = int(parts[1]) if parts[0] == "status" and len(parts) > 1 else 200
        if parts[0] == "slow" and len(parts) > 1:
            time.sleep(float(parts[1]))
        with self.server.lock:
            self.server.count += 1
            count = self.server.count
        answer = json.dumps(
            {
                "name": self.server.label, "method": self.command, "path": self.path, "body": body, "count": count,
                "headers": {name.lower(): value for name, value in self.headers.items()},
            }
        ).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_HEAD = answer

    def log_message(self, *_) -> None:
        pass


def main() -> None:
    servers = []
    for argument in sys.argv[1:]:
        address, label = argument.split("=", 1)
        host, port = address.rsplit(":", 1)
        server = ThreadingHTTPServer((host, int(port)), Echo)
        server.label, server.count, server.lock = label, 0, threading.Lock()
        servers.append(server)
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print("ready", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
