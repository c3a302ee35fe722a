#!/usr/bin/env python3
"""Validates Kubernetes and Istio manifests.

    validate_manifests.py --crds FILE [--kubernetes-version 1.33] PATH...

PATH is a YAML file, a folder or `-`. Prints a line for every error, then a summary.
Exits with 0 (no errors), 1 (errors) or 2 (the tool itself failed).
"""

import argparse
import collections
import pathlib
import sys

import yaml

import crds
import kubernetes_kinds
import manifest_yaml
import schema_validation


class ManifestValidator:
    """Validates documents and counts what it has seen."""

    def __init__(self, custom, kubernetes):
        self._custom_versions = {key: sorted(versions) for key, versions in custom.schemas.items()}
        self._custom_groups = custom.groups
        self._custom = custom.validators()
        self._kubernetes = kubernetes
        self.validated = 0
        self.errors = 0
        self.without_schema = collections.Counter()

    def check_stream(self, name, stream):
        index = -1
        try:
            for index, document in enumerate(manifest_yaml.documents(stream)):
                if document is not None:
                    self._check_document(f"{name}:{index}", manifest_yaml.with_string_keys(document))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            self._report(f"{name}:{index + 1}", "-/-/-", (), " ".join(str(error).split()))

    def _check_document(self, place, document):
        if not isinstance(document, dict):
            self._report(place, "-/-/-", (), "the document is not a mapping")
            return
        title = _title(document)
        api_version, kind = document.get("apiVersion"), document.get("kind")
        if not isinstance(api_version, str) or not isinstance(kind, str):
            self._report(place, title, (), "apiVersion or kind is missing or not a string")
            return
        if (api_version, kind) == ("v1", "List"):
            for index, item in enumerate(document.get("items") or []):
                self._check_document(f"{place}.items[{index}]", item)
            return
        unreadable = list(manifest_yaml.json_problems(document))
        for path, message in unreadable or self._problems(api_version, kind, document):
            self._report(place, title, path, message)

    def _problems(self, api_version, kind, document):
        group, _, version = api_version.rpartition("/")
        validator = self._custom.get((group, version, kind)) or self._kubernetes.validator(group, version, kind)
        if validator:
            self.validated += 1
            yield from schema_validation.problems(validator, _without_metadata(document))
            yield from self._kubernetes.metadata_problems(group, kind, document.get("metadata"))
            yield from _pod_template_problems(document)
        elif group in self._custom_groups or group in self._kubernetes.groups:
            self.validated += 1
            served = ", ".join(self._custom_versions.get((group, kind), []))
            yield ("apiVersion",), f"no kind {kind} in {api_version}" + (f", only in {served}" if served else "")
        else:
            self.without_schema[kind] += 1

    def _report(self, place, title, path, message):
        self.errors += 1
        print(f"{place} {title}: {manifest_yaml.path_text(path)}: {message}")

    def print_summary(self):
        for kind, count in sorted(self.without_schema.items()):
            print(f"not validated: {kind} {count}")
        print(f"{self.validated} documents validated, {self.errors} errors, "
              f"{self.without_schema.total()} without a schema")


def _title(document):
    metadata = document.get("metadata") if isinstance(document.get("metadata"), dict) else {}
    return "/".join(str(part or "-") for part in
                    (document.get("kind"), metadata.get("namespace"), metadata.get("name")))


def _without_metadata(document):
    """The metadata is checked by itself, in the same way for every kind."""
    return {**document, "metadata": {}} if "metadata" in document else document


def _pod_template_problems(document):
    value = document
    for key in ("spec", "template", "metadata"):
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, dict):
        yield from kubernetes_kinds.label_problems(value, ("spec", "template", "metadata"))


def _files(path):
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".yml") and file.is_file())
    return [path]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crds", required=True, help="a file with CustomResourceDefinitions")
    parser.add_argument("--kubernetes-version", help="the Kubernetes version; the newest known by default")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    arguments = parser.parse_args()
    try:
        validator = ManifestValidator(crds.CRDs(arguments.crds),
                                      kubernetes_kinds.KubernetesKinds(arguments.kubernetes_version))
        for path in arguments.paths:
            if path == "-":
                validator.check_stream("-", sys.stdin.buffer)
                continue
            for file in _files(pathlib.Path(path)):
                with open(file, "rb") as stream:
                    validator.check_stream(file, stream)
    except (OSError, ValueError, yaml.YAMLError, crds.CRDError) as error:
        print(f"validate_manifests: {error}", file=sys.stderr)
        return 2
    validator.print_summary()
    return 1 if validator.errors else 0


if __name__ == "__main__":
    sys.exit(main())
