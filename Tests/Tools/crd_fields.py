#!/usr/bin/env python3
"""Prints each field below `spec` of the newest version of each kind of a CRD file.

    crd_fields.py --crds FILE [--kind KIND]

Sorted lines `Kind path type required enum`, with spaces between them:
    path      spec.http[].match[].uri.exact, `{}` for the values of a map
    type      string, integer, number, boolean, object, array, map, int-or-string or any
    required  required or optional
    enum      the values with commas in the order of the CRD, an empty one as "", or -
"""

import argparse
import sys

import yaml

import crds


def type_name(schema):
    if schema.get("x-kubernetes-int-or-string"):
        return "int-or-string"
    if "additionalProperties" in schema:
        return "map"
    if schema.get("x-kubernetes-preserve-unknown-fields") and "properties" not in schema:
        return "any"
    return schema.get("type", "any")


def fields(schema, path, required):
    """Yields (path, type, required, enum) for a schema and all below it."""
    values = ",".join(str(value) or '""' for value in schema.get("enum", [])) or "-"
    yield path, type_name(schema), "required" if required else "optional", values
    for name, property_schema in schema.get("properties", {}).items():
        yield from fields(property_schema, f"{path}.{name}", name in schema.get("required", []))
    for key, suffix in (("items", "[]"), ("additionalProperties", "{}")):
        element = schema.get(key)
        if isinstance(element, dict):
            yield from fields(element, path + suffix, False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crds", required=True, help="a file with CustomResourceDefinitions")
    parser.add_argument("--kind", help="only this kind")
    arguments = parser.parse_args()
    try:
        custom = crds.CRDs(arguments.crds)
    except (OSError, yaml.YAMLError, crds.CRDError) as error:
        print(f"crd_fields: {error}", file=sys.stderr)
        return 2
    lines = []
    for (group, kind), versions in custom.schemas.items():
        if arguments.kind in (None, kind):
            schema = versions[custom.newest[group, kind]]
            spec_fields = fields(schema["properties"]["spec"], "spec", "spec" in schema.get("required", []))
            lines += [" ".join((kind, *field)) for field in spec_fields]
    print("\n".join(sorted(lines)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
