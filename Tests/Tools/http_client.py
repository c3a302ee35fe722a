#!/usr/bin/env python3
"""Sends HTTP requests that a JSON file lists, and prints the answers as JSON.

usage: http_client.py < REQUESTS

A request: {"connect": "HOST:PORT", "tls": {"name", "ca", "certificate", "key"}, "method", "path", "headers", "count"}; all but
"connect" can be left out. An answer: {"status", "headers", "body"} or {"error"}, "count" of them for a request.
"""
import http.client
import json
import socket
import ssl
import sys


def context(tls: dict) -> ssl.SSLContext:
    made = ssl.create_default_context(cafile=tls.get("ca"))
    made.check_hostname = False
    if "ca" not in tls:
        made.verify_mode = ssl.CERT_NONE
    if "certificate" in tls:
        made.load_cert_chain(tls["certificate"], tls["key"])
    return made


def open_connection(request: dict) -> http.client.HTTPConnection:
    host, port = request["connect"].rsplit(":", 1)
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    connection.connect()
    if "tls" in request:
        connection.sock = context(request["tls"]).wrap_socket(
            connection.sock, server_hostname=request["tls"].get("name")
        )
    return connection


def send(connection: http.client.HTTPConnection, request: dict) -> dict:
    connection.request(
        request.get("method", "GET"), request.get("path", "/"), request.get("body"), request.get("headers", {})
    )
    answer = connection.getresponse()
    body = answer.read().decode(errors="replace")
    headers = {name.lower(): value for name, value in answer.getheaders()}
    return {"status": answer.status, "headers": headers, "body": json.loads(body) if body.startswith("{") else body}


def run(request: dict) -> list:
    answers = []
    connection = None
    for _ in range(request.get("count", 1)):
        try:
            if connection is None or connection.sock is None:
                connection = open_connection(request)
            answers.append(send(connection, request))
        except (OSError, http.client.HTTPException, socket.timeout) as error:
            answers.append({"error": f"{type(error).__name__}: {error}"})
            connection = None
    return answers


if __name__ == "__main__":
    json.dump([run(request) for request in json.load(sys.stdin)], sys.stdout)
