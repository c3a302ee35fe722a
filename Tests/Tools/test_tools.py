#!/usr/bin/env python3
"""Shows that the tools of this folder find errors and let good manifests pass.

    ISTIO_CRDS=crd-all.gen.yaml python3 -m unittest Tests/Tools/test_tools.py
"""

import contextlib
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parent
CRDS = os.environ.get("ISTIO_CRDS", "")
sys.path.insert(0, str(TOOLS))

import crds  # noqa: E402
import kubernetes_kinds  # noqa: E402
import validate_manifests  # noqa: E402

VIRTUAL_SERVICE = """
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: web}
spec:
  hosts: [shop.example.com]
  http:
  - match: [{uri: {prefix: /api}}]
    timeout: 5s
    route: [{destination: {host: api, port: {number: 80}}}]
"""
SERVICE_ENTRY = """
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: outside}
spec:
  hosts: [api.example.com]
  resolution: DNS
  ports:
  - {name: http, number: 80, protocol: HTTP}
  - {name: tls, number: 443, protocol: TLS}
"""
AUTHENTICATION = """
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: {name: jwt}
spec:
  jwtRules: [{issuer: me, jwksUri: "https://example.com/keys"}]
"""
WASM_PLUGIN = """
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata: {name: filter}
spec: {url: "oci://registry.example.com/filter:1"}
"""
DEPLOYMENT = """
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: web, labels: {app: api}}
spec:
  replicas: 2
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers:
      - name: api
        image: api:1
        resources: {limits: {cpu: 500m, memory: 1Gi}}
        readinessProbe: {httpGet: {path: /, port: http}}
"""


def run(tool, *arguments, stdin=""):
    return subprocess.run([sys.executable, TOOLS / tool, *arguments], input=stdin, text=True,
                          encoding="utf-8", capture_output=True, check=False)


def setUpModule():
    if not os.path.isfile(CRDS):
        raise RuntimeError("set ISTIO_CRDS to Istio's crd-all.gen.yaml")


class ValidateManifestsTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.validator = validate_manifests.ManifestValidator(crds.CRDs(CRDS), kubernetes_kinds.KubernetesKinds())

    def check(self, manifest, *expected):
        """Expects exactly the given lines, without their `-:0 kind/namespace/name: `."""
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            self.validator.check_stream("-", manifest)
        self.assertEqual([line.split(": ", 1)[1] for line in output.getvalue().splitlines()], list(expected))

    def change(self, manifest, old, new, *expected):
        self.assertIn(old, manifest)
        self.check(manifest.replace(old, new), *expected)

    def test_good_documents_pass(self):
        manifests = (VIRTUAL_SERVICE, SERVICE_ENTRY, AUTHENTICATION, WASM_PLUGIN, DEPLOYMENT)
        result = run("validate_manifests.py", "--crds", CRDS, "-", stdin="---".join(manifests))
        self.assertEqual((result.stdout, result.stderr, result.returncode),
                         ("5 documents validated, 0 errors, 0 without a schema\n", "", 0))

    def test_error_line_and_summary(self):
        result = run("validate_manifests.py", "--crds", CRDS, "-",
                     stdin=WASM_PLUGIN + "---" + VIRTUAL_SERVICE.replace("timeout: 5s", "timout: 5s"))
        self.assertEqual(result.stdout.splitlines(), [
            "-:1 VirtualService/web/shop: spec.http[0].timout: unknown field",
            "2 documents validated, 1 errors, 0 without a schema"])
        self.assertEqual((result.stderr, result.returncode), ("", 1))

    def test_istio_schema(self):
        self.change(VIRTUAL_SERVICE, "number: 80", "number: '80'",
                    "spec.http[0].route[0].destination.port.number: must be integer, is \"80\"")
        self.change(VIRTUAL_SERVICE, "host: api, ", "",
                    "spec.http[0].route[0].destination.host: required field is missing")
        self.change(VIRTUAL_SERVICE, "prefix: /api", "prefix: /api, exact: /",
                    "spec.http[0].match[0].uri: at most one of exact, prefix, regex may be set; set: exact, prefix")
        self.change(SERVICE_ENTRY, "DNS", "DNS_RANDOM",
                    'spec.resolution: "DNS_RANDOM" is not one of NONE, STATIC, DNS, DNS_ROUND_ROBIN, DYNAMIC_DNS')
        self.change(SERVICE_ENTRY, "name: tls", "name: http", 'spec.ports[1]: duplicate of item 0: {"name": "http"}')
        self.change(VIRTUAL_SERVICE, "5s", "null", "spec.http[0].timeout: must be string, is null")
        self.change(VIRTUAL_SERVICE, "istio.io/v1", "istio.io/v2",
                    "apiVersion: no kind VirtualService in networking.istio.io/v2, only in v1, v1alpha3, v1beta1")

    def test_cel_rules(self):
        duration = "spec.http[0].timeout: must be a valid duration greater than 1ms"
        for short in ("0s", "999us", "-5s"):
            self.change(VIRTUAL_SERVICE, "5s", f"'{short}'", duration)
        for wrong in ("5", "5 s", "1e3s", "1d"):
            self.change(VIRTUAL_SERVICE, "5s", f"'{wrong}'",
                        f"{duration} (no result: '{wrong}' is not a duration)")
        self.change(VIRTUAL_SERVICE, "5s", "1h1.5ms")
        self.change(SERVICE_ENTRY, "443", "80", "spec.ports: port number cannot be duplicated")
        self.change(SERVICE_ENTRY, "api.example.com", "'*'", "spec.hosts[0]: hostname cannot be wildcard")
        self.change(SERVICE_ENTRY, "resolution: DNS", "resolution: NONE\n  endpoints: [{address: 1.1.1.1}]",
                    "spec: NONE mode cannot set endpoints")
        self.change(SERVICE_ENTRY, "resolution: DNS", "resolution: STATIC\n  endpoints: [{address: 'unix://x/'}]",
                    "spec.endpoints[0].address: UDS must be an absolute path or abstract socket",
                    "spec.endpoints[0].address: UDS may not be a dir")
        self.change(AUTHENTICATION, "https://", "ftp://",
                    "spec.jwtRules[0].jwksUri: url must have scheme http:// or https://")
        self.change(AUTHENTICATION, "jwksUri:", "jwks: x, jwksUri:",
                    "spec.jwtRules[0]: only one of jwks or jwksUri can be set")
        for url in ("registry.example.com/filter:1", "https://x/y", "file:///x"):
            self.change(WASM_PLUGIN, "oci://registry.example.com/filter:1", url)
        self.change(WASM_PLUGIN, "oci://", "ftp://", "spec.url: url must have schema one of [http, https, file, oci]")

    def test_kubernetes_schema(self):
        self.change(DEPLOYMENT, "replicas: 2", "replicas: two", 'spec.replicas: must be integer, is "two"')
        self.change(DEPLOYMENT, "replicas", "replica", "spec.replica: unknown field")
        self.change(DEPLOYMENT, "name: api\n", "tty: true\n",
                    "spec.template.spec.containers[0].name: required field is missing")
        self.change(DEPLOYMENT, "500m", "half",
                    'spec.template.spec.containers[0].resources.limits.cpu: "half" does not match '
                    r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$")
        self.change(DEPLOYMENT, "apps/v1", "apps/v1beta1", "apiVersion: no kind Deployment in apps/v1beta1")

    def test_metadata(self):
        self.change(VIRTUAL_SERVICE, "name: shop", "name: Shop_1",
                    "metadata.name: 'Shop_1' is not a valid name of a VirtualService")
        self.change(VIRTUAL_SERVICE, "name: shop,", "", "metadata.name: required field is missing")
        self.change(VIRTUAL_SERVICE, "name: shop", "nam: x, name: shop", "metadata.nam: unknown field")
        self.change(DEPLOYMENT, "labels: {app: api}}\n    spec", "labels: {app: a b}}\n    spec",
                    "spec.template.metadata.labels.app: 'a b' is not a valid label value")

    def test_yaml(self):
        self.change(DEPLOYMENT, "replicas: 2", "replicas: 2\n  replicas: 3",
                    ".: the key 'replicas' occurs twice in \"<unicode string>\", line 7, column 3")
        self.change(DEPLOYMENT, "image: api:1", "image: 2020-01-01",
                    "spec.template.spec.containers[0].image: 2020-01-01 is read as date, not as a JSON value")
        self.check("just text", ".: the document is not a mapping")

    def test_kind_without_a_schema(self):
        result = run("validate_manifests.py", "--crds", CRDS, "-",
                     stdin="apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}")
        self.assertEqual(result.stdout, "not validated: ServiceMonitor 1\n"
                         "0 documents validated, 0 errors, 1 without a schema\n")
        self.assertEqual(result.returncode, 0)

    def test_rule_that_cannot_be_compiled_is_a_failure_of_the_tool(self):
        text = pathlib.Path(CRDS).read_text("utf-8")
        for broken, reason in (("self.sizes() == 0", "unknown functions: sizes"), ("self.size( == 0", "")):
            with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
                file.write(text.replace("self.size() == 0", broken))
                file.flush()
                result = run("validate_manifests.py", "--crds", file.name, "-", stdin=WASM_PLUGIN)
            self.assertEqual(result.returncode, 2)
            self.assertIn("WasmPlugin/v1alpha1.spec.targetRefs[].namespace: "
                          f"the rule '{broken}' cannot be compiled: {reason}", result.stderr)

    def test_kubernetes_version(self):
        result = run("validate_manifests.py", "--crds", CRDS, "--kubernetes-version", "1.33", "-", stdin=DEPLOYMENT)
        self.assertEqual(result.returncode, 0)
        result = run("validate_manifests.py", "--crds", CRDS, "--kubernetes-version", "9.9", "-", stdin=DEPLOYMENT)
        self.assertEqual(result.returncode, 2)


class ReadBackTests(unittest.TestCase):
    def test_prints_canonical_json(self):
        result = run("read_back.py", stdin="b: 'é'\na: [1.0, 2.5, null, 'on']\n---\nc: {}\n")
        self.assertEqual(result.stdout, '{"a":[1,2.5,null,"on"],"b":"\\u00e9"}\n{"c":{}}\n')
        self.assertEqual(result.returncode, 0)

    def test_flags_what_is_not_json(self):
        for text in ("a: 2020-01-01", "a: 12:30", "a: .nan", "a: 12e4567", "a: !!binary eA==", "1: x",
                     "a: 1\na: 1", "a: ["):
            result = run("read_back.py", stdin=text)
            self.assertEqual((result.returncode, result.stdout), (1, ""), text)
            self.assertIn("document 0: ", result.stderr)

    def test_compares(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write('{"a":[1,"2"]}\n{"b":true}\n')
            file.flush()
            same = run("read_back.py", "--compare", file.name, stdin="a: [1.0, '2']\n---\nb: true\n")
            different = run("read_back.py", "--compare", file.name, stdin="a: [1, 2]\n---\nb: 1\nc: x\n---\n{}\n")
        self.assertEqual((same.returncode, same.stdout), (0, ""))
        self.assertEqual(different.returncode, 1)
        self.assertEqual(different.stdout.splitlines(), [
            'document 0: a[1]: the YAML has 2, expected "2"',
            "document 1: b: the YAML has 1, expected true",
            'document 1: c: the YAML has "x", expected nothing',
            "document 2: .: the YAML has {}, expected nothing"])


class CRDFieldsTests(unittest.TestCase):
    def test_prints_sorted_fields(self):
        lines = run("crd_fields.py", "--crds", CRDS).stdout.splitlines()
        self.assertEqual(lines, sorted(lines))
        for line in ("VirtualService spec.http[].match[].uri.exact string optional -",
                     "VirtualService spec.http[].match[].headers{}.regex string optional -",
                     "VirtualService spec.http[].route[].destination.host string required -",
                     "PeerAuthentication spec.mtls.mode string optional UNSET,DISABLE,PERMISSIVE,STRICT",
                     "ServiceEntry spec object required -"):
            self.assertIn(line, lines)


if __name__ == "__main__":
    unittest.main()
