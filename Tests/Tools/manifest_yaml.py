"""Reads YAML manifests the way the other tools of this folder need them."""

import math
import re

import yaml

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
# What the YAML reader of Kubernetes takes for a number; PyYAML alone reads 12e4 as a string.
_GO_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\Z")


class ManifestLoader(yaml.CSafeLoader):
    """The C loader of PyYAML, which refuses a key that occurs twice in a mapping."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else []:
            if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
                continue
            if (key.tag, key.value) in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} occurs twice", key.start_mark)
            seen.add((key.tag, key.value))
        return super().construct_mapping(node, deep)


class Sexagesimal:
    """A plain scalar such as 12:30, which YAML 1.1 reads as a number of base 60."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def _construct_number(construct):
    def construct_or_flag(loader, node):
        return Sexagesimal(node.value) if _SEXAGESIMAL.match(node.value) else construct(loader, node)
    return construct_or_flag


ManifestLoader.add_implicit_resolver("tag:yaml.org,2002:float", _GO_FLOAT, list("-+.0123456789"))
ManifestLoader.add_constructor("tag:yaml.org,2002:int", _construct_number(yaml.CSafeLoader.construct_yaml_int))
ManifestLoader.add_constructor("tag:yaml.org,2002:float", _construct_number(yaml.CSafeLoader.construct_yaml_float))


def documents(stream):
    """The documents of a stream, one after the other; raises yaml.YAMLError."""
    return yaml.load_all(stream, Loader=ManifestLoader)


def path_text(parts):
    """`spec.http[0].headers["x.y"]` for the parts of a path."""
    text = ""
    for part in parts:
        if isinstance(part, int):
            text += f"[{part}]"
        elif _PLAIN_KEY.match(str(part)):
            text += f".{part}" if text else str(part)
        else:
            text += f'["{part}"]'
    return text or "."


def with_string_keys(value):
    """The value with number and boolean keys as strings, as kubectl reads them."""
    if isinstance(value, dict):
        return {_string_key(key): with_string_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_string_keys(item) for item in value]
    return value


def _string_key(key):
    if isinstance(key, bool):
        return "true" if key else "false"
    return str(key) if isinstance(key, int) else key


def json_problems(value, path=()):
    """Yields (path, message) for everything in a YAML value that JSON does not have."""
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                yield path, f"the key {key!r} is read as {_type_name(key)}, not as a string"
            yield from json_problems(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from json_problems(item, (*path, index))
    elif isinstance(value, float) and not math.isfinite(value):
        yield path, f"{value} is not a JSON number"
    elif value is not None and not isinstance(value, (str, bool, int, float)):
        yield path, f"{value!s} is read as {_type_name(value)}, not as a JSON value"


def _type_name(value):
    return "null" if value is None else type(value).__name__.lower()
