"""A jsonschema validator with the keywords and the readable messages for Kubernetes schemas."""

import base64
import binascii
import json
import re

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from cel_rules import EvaluationError, pattern_matches

_INTEGER_RANGES = {"int32": (-2**31, 2**31 - 1), "int64": (-2**63, 2**63 - 1),
                   "uint32": (0, 2**32 - 1), "uint64": (0, 2**64 - 1)}
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\Z")


class EvaluationFailure(ValidationError):
    """A CEL rule without a result; a mere consequence where the value has a wrong type as well."""


def _shown(value):
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else text[:77] + "..."


def _type(validator, types, instance, schema):
    names = [types] if isinstance(types, str) else types
    if not any(validator.is_type(instance, name) for name in names):
        yield ValidationError(f"must be {' or '.join(name for name in names if name != 'null')}, is {_shown(instance)}")


def _required(validator, required, instance, schema):
    if validator.is_type(instance, "object"):
        for name in required:
            if name not in instance:
                yield ValidationError("required field is missing", path=[name])


def _additional_properties(validator, schema_of_values, instance, schema):
    if not validator.is_type(instance, "object"):
        return
    known = schema.get("properties", {})
    for name in instance.keys() - known.keys():
        if schema_of_values is False:
            yield ValidationError("unknown field", path=[name])
        elif schema_of_values is not True:
            yield from validator.descend(instance[name], schema_of_values, path=name)


def _enum(validator, values, instance, schema):
    if instance not in values:
        yield ValidationError(f"{_shown(instance)} is not one of {', '.join(map(str, values))}")


def _pattern(validator, pattern, instance, schema):
    if isinstance(instance, str) and not pattern_matches(pattern, instance):
        yield ValidationError(f"{_shown(instance)} does not match {pattern}")


def _format(validator, name, instance, schema):
    if isinstance(instance, int) and not isinstance(instance, bool) and name in _INTEGER_RANGES:
        lower, upper = _INTEGER_RANGES[name]
        if not lower <= instance <= upper:
            yield ValidationError(f"{instance} is out of the range of {name}")
    elif isinstance(instance, str):
        if name == "date-time" and not _DATE_TIME.match(instance):
            yield ValidationError(f"{_shown(instance)} is not a date-time of RFC 3339")
        elif name == "byte" and not _is_base64(instance):
            yield ValidationError(f"{_shown(instance)} is not base64")


def _is_base64(text):
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _one_of(validator, branches, instance, schema):
    names = [name for branch in branches for name in branch.get("required", [])]
    if instance is None or (names and not isinstance(instance, dict)):
        return
    count = sum(validator.evolve(schema=branch).is_valid(instance) for branch in branches)
    if count == 1:
        return
    if names:
        amount = "at most" if any("not" in branch for branch in branches) else "exactly"
        present = ", ".join(name for name in names if name in instance) or "none"
        yield ValidationError(f"{amount} one of {', '.join(names)} may be set; set: {present}")
    else:
        yield ValidationError(f"{_shown(instance)} fits {count} of the {len(branches)} schemas, must fit one")


def _list_type(validator, list_type, instance, schema):
    if not isinstance(instance, list):
        return
    keys = schema.get("x-kubernetes-list-map-keys", [])
    seen = {}
    for index, item in enumerate(instance):
        if list_type == "map" and isinstance(item, dict):
            identity = {key: item.get(key) for key in keys}
        elif list_type == "set":
            identity = item
        else:
            continue
        first = seen.setdefault(json.dumps(identity, sort_keys=True, default=str), index)
        if first != index:
            yield ValidationError(f"duplicate of item {first}: {_shown(identity)}", path=[index])


def _rules(validator, rules, instance, schema):
    if instance is None:
        return
    for rule in rules:
        try:
            if not rule.holds(instance):
                yield ValidationError(rule.message)
        except EvaluationError as error:
            yield EvaluationFailure(str(error))


def validator_class(definitions):
    """The validator class; `$ref: .../NAME` is the schema NAME of the definitions."""
    def reference(validator, target, instance, schema):
        yield from validator.descend(instance, definitions[target.rpartition("/")[2]])

    return extend(Draft202012Validator, {
        "$ref": reference,
        "type": _type, "required": _required, "additionalProperties": _additional_properties,
        "enum": _enum, "pattern": _pattern, "format": _format, "oneOf": _one_of,
        "x-kubernetes-list-type": _list_type, "x-kubernetes-validations": _rules,
    })


def problems(validator, value):
    """Yields (path, message) for every error of a value, the readable ones only."""
    errors = sorted(validator.iter_errors(value), key=lambda error: [str(part) for part in error.absolute_path])
    structural = [error for error in errors if not isinstance(error, EvaluationFailure)]
    for error in structural or errors:
        yield tuple(error.absolute_path), error.message
