"""The API of a Kubernetes cluster for tests, on kmock, with faults on request.

Usage: cluster.py MANIFESTS TOKEN [--page N] [--tls CERTIFICATE KEY [--clients AUTHORITY]]

Prints the port that it listens on, and ends with its input. kmock finds, lists and keeps the objects of MANIFESTS (YAML); this adds
what a real API server does besides: resource versions, JSON patches whose tests count, dry runs, pages, bearer tokens.

POST /-/faults: a list of {"method", "path", "skip", "times", "do"}; `path` is part of the request's path with its query, `skip` how
many requests go well first, and `do` one of
  "429", "500", "401", …   answer with this status
  "half"                   send half of the answer, close the connection
  "lost"                   do what is asked, close the connection without an answer
  "slow"                   wait 60 seconds
  "edit"                   change an annotation of the object first, as somebody else would
POST /-/token: the token that counts from now on
GET /-/log: the requests so far, a list of {"method", "path", "body"}
"""

import argparse
import asyncio
import itertools
import json
import os
import ssl
import sys
import threading

import jsonpatch
import yaml
from aiohttp import web
from kmock import KubernetesEmulator

PLURALS = {"NetworkPolicy": "networkpolicies", "Canary": "canaries"}


def status(code, reason, message):
    body = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": code, "reason": reason, "message": message}
    return web.json_response(body, status=code)


def key_of(manifest):
    plural = PLURALS.get(manifest["kind"], manifest["kind"].lower() + "s")
    return f"{manifest['apiVersion']}/{plural}", manifest["metadata"]["namespace"], manifest["metadata"]["name"]


class Cluster:
    def __init__(self, token, page):
        self.token, self.page = token, page
        self.kmock = KubernetesEmulator()
        self.faults, self.log = [], []
        self.versions = itertools.count(100)

    def add(self, manifest):
        manifest["metadata"].setdefault("namespace", "default")
        manifest["metadata"] |= {"resourceVersion": str(next(self.versions)), "uid": "0"}
        self.kmock.objects[key_of(manifest)] = manifest

    async def __call__(self, request):
        body = (await request.read()).decode()
        if request.path.startswith("/-/"):
            return self.control(request, body)
        self.log.append({"method": request.method, "path": request.path_qs, "body": body})
        if request.headers.get("Authorization") != f"Bearer {self.token}" and not self.certificate(request):
            return status(401, "Unauthorized", "Unauthorized")
        fault = self.fault(request)
        if fault and fault.isdigit():
            return status(int(fault), "Fault", f"a fault for {request.headers.get('Authorization')}")
        if fault == "slow":
            await asyncio.sleep(60)
        if fault == "edit":
            self.edit(request)
        response = await self.answer(request, body)
        if fault in ("half", "lost"):
            return await self.cut(request, response, fault)
        return response

    @staticmethod
    def certificate(request):
        tls = request.transport.get_extra_info("peercert")
        return bool(tls)

    def fault(self, request):
        for fault in self.faults:
            if fault["method"] != request.method or fault["path"] not in request.path_qs:
                continue
            fault["skip"] -= 1
            if fault["skip"] < 0 and fault["times"] > 0:
                fault["times"] -= 1
                return fault["do"]
        return None

    async def cut(self, request, response, fault):
        if fault == "half":
            half = web.StreamResponse(headers={"Content-Length": str(len(response.body))})
            await half.prepare(request)
            await half.write(response.body[: len(response.body) // 2])
            response = half
        request.transport.close()
        return response

    async def answer(self, request, body):
        if request.method == "PATCH":
            return await self.patch(request, json.loads(body))
        if request.method == "POST" and "dryRun=All" in request.query_string:
            return web.json_response(json.loads(body), status=201)
        response = await self.kmock(request)
        if request.method == "POST" and response.status < 300:
            self.touch(self.key(request, json.loads(response.body)["metadata"]["name"]))
        if request.method == "GET" and "limit" in request.query and response.status == 200:
            return self.cut_page(request, json.loads(response.body))
        return response

    @staticmethod
    def key(request, name=None):
        parts = request.path.strip("/").split("/")
        group = parts[1:3] if parts[0] == "apis" else parts[1:2]
        rest = parts[len(group) + 1 :]
        return "/".join([*group, rest[2]]), rest[1], name or rest[3]

    def touch(self, key):
        self.kmock.objects[key].patch({"metadata": {"resourceVersion": str(next(self.versions))}})

    def edit(self, request):
        key = self.key(request)
        self.kmock.objects[key].patch({"metadata": {"annotations": {"somebody": "else"}}})
        self.touch(key)

    async def patch(self, request, patch):
        key = self.key(request)
        try:
            changed = jsonpatch.apply_patch(json.loads(json.dumps(self.raw(key))), patch)
        except KeyError:
            return status(404, "NotFound", f"{key[2]} not found")
        except jsonpatch.JsonPatchException as error:
            # This is the status that an API server gives for a test that fails.
            return status(422, "Invalid", f"the server rejected our request due to an error in our request: {error}")
        if "dryRun=All" in request.query_string:
            return web.json_response(changed)
        await self.kmock(request)
        self.touch(key)
        return web.json_response(self.raw(key))

    def raw(self, key):
        return self.kmock.objects[key].raw

    def cut_page(self, request, answer):
        start = int(request.query.get("continue", 0))
        items = answer["items"]
        # Lists of built-in kinds do not repeat what their items are.
        hidden = ("apiVersion", "kind") if "." not in request.path.split("/")[2] else ()
        answer["items"] = [
            {key: value for key, value in item.items() if key not in hidden} for item in items[start : start + self.page]
        ]
        if start + self.page < len(items):
            answer["metadata"]["continue"] = str(start + self.page)
        return web.json_response(answer)

    def control(self, request, body):
        if request.path == "/-/faults":
            self.faults = json.loads(body)
        if request.path == "/-/token":
            self.token = body
        return web.json_response(self.log if request.path == "/-/log" else {})


def end_with_input():
    sys.stdin.buffer.read()
    os._exit(0)


def tls(options):
    if not options.tls:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*options.tls)
    if options.clients:
        context.load_verify_locations(options.clients)
        context.verify_mode = ssl.CERT_OPTIONAL
    return context


async def serve(options):
    cluster = Cluster(options.token, options.page)
    with open(options.manifests) as file:
        for manifest in filter(None, yaml.safe_load_all(file)):
            cluster.add(manifest)
    async with cluster.kmock:
        runner = web.ServerRunner(web.Server(cluster))
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls(options))
        await site.start()
        threading.Thread(target=end_with_input, daemon=True).start()
        print(runner.addresses[0][1], flush=True)
        await asyncio.Event().wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("manifests")
    parser.add_argument("token")
    parser.add_argument("--page", type=int, default=500)
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--clients")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
