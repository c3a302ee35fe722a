"""An HTTP server that misbehaves on request, for the tests of the client.

Usage: http_faults.py [--tls CERTIFICATE KEY [--clients AUTHORITY]]

Prints the port that it listens on, and ends with its input. The path of a request says what happens, as words between slashes:

  /status/429/retry/1/times/2   answer 429 with `Retry-After: 1` twice, then 200
  /half                         announce 1,000 bytes, send 10, close the connection
  /drop/times/2                 close the connection without an answer twice, then 200
  /slow                         answer after 30 seconds
  /big/1000                     answer with so many bytes
  /echo                         answer with the request: method, path, headers, body, client certificate

GET /count/PATH tells how often PATH was asked for.
"""

import argparse
import collections
import http.server
import json
import os
import ssl
import sys
import threading
import time

counts = collections.Counter()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.serve()

    do_POST = do_PATCH = do_PUT = do_DELETE = do_GET

    def serve(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path.startswith("/count/"):
            return self.answer(200, str(counts[self.path.removeprefix("/count")]).encode())
        counts[self.path] += 1
        words = self.path.split("?")[0].strip("/").split("/")
        options = dict(zip(words[2::2], words[3::2])) if words[0] == "status" else dict(zip(words[1::2], words[2::2]))
        if counts[self.path] > int(options.get("times", sys.maxsize)):
            return self.answer(200, b"at last")
        return getattr(self, words[0])(words, options, body)

    def status(self, words, options, _):
        headers = {"Retry-After": options["retry"]} if "retry" in options else {}
        self.answer(int(words[1]), b"a fault", headers)

    def half(self, *_):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"0123456789")
        self.close_connection = True

    def drop(self, *_):
        self.close_connection = True

    def slow(self, *_):
        time.sleep(30)
        self.answer(200, b"late")

    def big(self, words, *_):
        self.answer(200, b"x" * int(words[1]))

    def echo(self, _, __, body):
        certificate = getattr(self.connection, "getpeercert", dict)() or {}
        subject = dict(pair for part in certificate.get("subject", ()) for pair in part)
        said = {
            "method": self.command,
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": body.decode(),
            "client": subject.get("commonName", ""),
        }
        self.answer(200, json.dumps(said).encode(), {"X-Seen": "yes"})

    def answer(self, status, body, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def end_with_input():
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--clients")
    options = parser.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options.tls)
        if options.clients:
            context.load_verify_locations(options.clients)
            context.verify_mode = ssl.CERT_REQUIRED
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=end_with_input, daemon=True).start()
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
