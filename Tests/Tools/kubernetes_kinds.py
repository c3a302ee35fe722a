"""Validates the built-in kinds of Kubernetes with the schemas of the package kubernetes-validate."""

import json
import re
from importlib import resources

from kubernetes_validate import utils
from packaging.version import Version

import schema_validation

_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
_QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity"
_QUANTITY_PATTERN = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$"
_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?\Z")
_SUBDOMAIN = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\Z")
_SERVICE_NAME = re.compile(r"[a-z]([-a-z0-9]*[a-z0-9])?\Z")
_QUALIFIED = re.compile(r"[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\Z")


class KubernetesKinds:
    """The kinds of the newest Kubernetes version which is not newer than the one wanted."""

    def __init__(self, wanted=None):
        versions = sorted({utils.major_minor(version) for version in utils.all_versions()}, key=Version)
        usable = [version for version in versions if not wanted or Version(version) <= Version(wanted)]
        if not usable or (wanted and Version(wanted) > Version(versions[-1])):
            raise ValueError(f"no schemas of Kubernetes {wanted}, only of {versions[0]} to {versions[-1]}")
        self.version = usable[-1]
        file = f"kubernetes-json-schema/v{self.version}.0-local-strict/_definitions.json"
        definitions = json.loads((resources.files("kubernetes_validate") / file).read_text("utf-8"))["$defs"]
        definitions[_QUANTITY] = {"type": ["string", "number"], "pattern": _QUANTITY_PATTERN}
        validator = schema_validation.validator_class(definitions)
        self._validators = {(kind["group"], kind["version"], kind["kind"]): validator(schema)
                            for schema in definitions.values()
                            for kind in schema.get("x-kubernetes-group-version-kind", [])}
        self._metadata = validator(definitions[_META])
        self.groups = {group for group, _, _ in self._validators}

    def validator(self, group, version, kind):
        return self._validators.get((group, version, kind))

    def metadata_problems(self, group, kind, metadata):
        """Yields (path, message) for the metadata of an object of any kind."""
        if not isinstance(metadata, dict):
            yield ("metadata",), "required field is missing" if metadata is None else "must be object"
            return
        for path, message in schema_validation.problems(self._metadata, metadata):
            yield ("metadata", *path), message
        yield from _name_problems(group, kind, metadata)
        yield from label_problems(metadata, ("metadata",))


def _name_problems(group, kind, metadata):
    name, namespace = metadata.get("name"), metadata.get("namespace")
    if name is None and not metadata.get("generateName"):
        yield ("metadata", "name"), "required field is missing"
    elif isinstance(name, str):
        pattern, length = _SUBDOMAIN, 253
        if (group, kind) == ("", "Service"):
            pattern, length = _SERVICE_NAME, 63
        elif (group, kind) == ("", "Namespace"):
            pattern, length = _LABEL, 63
        elif group == "rbac.authorization.k8s.io":
            pattern = re.compile(r"(?!\.\.?\Z)[^/%]+\Z")
        if not pattern.match(name) or len(name) > length:
            yield ("metadata", "name"), f"'{name}' is not a valid name of a {kind}"
    if isinstance(namespace, str) and (not _LABEL.match(namespace) or len(namespace) > 63):
        yield ("metadata", "namespace"), f"'{namespace}' is not a valid namespace"


def label_problems(metadata, path):
    """Yields (path, message) for the labels and the annotation keys of an object or a pod template."""
    for field in ("labels", "annotations"):
        entries = metadata.get(field)
        for key, value in entries.items() if isinstance(entries, dict) else []:
            prefix, slash, name = key.rpartition("/")
            if not _QUALIFIED.match(name) or len(name) > 63 or (slash and not _SUBDOMAIN.match(prefix.lower())):
                yield (*path, field, key), f"'{key}' is not a valid key"
            is_label = field == "labels" and isinstance(value, str) and value
            if is_label and (not _QUALIFIED.match(value) or len(value) > 63):
                yield (*path, field, key), f"'{value}' is not a valid label value"
