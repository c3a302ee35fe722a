"""Reads CustomResourceDefinitions and makes strict validators of their schemas."""

import cel_rules
import manifest_yaml
import schema_validation

# Every other keyword ends the tool: a constraint must not be left out in silence.
_KEYWORDS = {
    "type", "properties", "required", "items", "additionalProperties", "enum", "pattern", "format",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
    "minItems", "maxItems", "minProperties", "maxProperties", "uniqueItems", "oneOf", "anyOf", "allOf", "not",
    "nullable", "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-list-type",
    "x-kubernetes-list-map-keys", "x-kubernetes-validations",
}
_ANNOTATIONS = {"description", "title", "example", "externalDocs", "x-kubernetes-map-type"}
_JUNCTORS = ("oneOf", "anyOf", "allOf")


class CRDError(Exception):
    """A CRD with something this tool cannot check."""


class CRDs:
    """The kinds of a CRD file: (group, kind) to the OpenAPI schema of each served version."""

    def __init__(self, path):
        self.schemas = {}
        self.newest = {}
        with open(path, encoding="utf-8") as file:
            for crd in manifest_yaml.documents(file):
                if isinstance(crd, dict) and crd.get("kind") == "CustomResourceDefinition":
                    self._add(crd["spec"])
        if not self.schemas:
            raise CRDError(f"{path} has no CustomResourceDefinition")
        self.groups = {group for group, _ in self.schemas}

    def _add(self, spec):
        key = (spec["group"], spec["names"]["kind"])
        self.schemas[key] = {version["name"]: version["schema"]["openAPIV3Schema"]
                             for version in spec["versions"] if version["served"]}
        self.newest[key] = max(self.schemas[key], key=_stability)

    def validators(self):
        """(group, version, kind) to a validator; raises a CRDError that names every failed rule."""
        failures, validators = [], {}
        validator = schema_validation.validator_class(definitions={})
        for (group, kind), versions in self.schemas.items():
            for version, schema in versions.items():
                strict = _strict(schema, f"{kind}/{version}", failures)
                strict["properties"] |= {"apiVersion": {"type": "string"}, "kind": {"type": "string"},
                                         "metadata": {"type": "object"}}
                validators[group, version, kind] = validator(strict)
        if failures:
            raise CRDError("\n".join(failures))
        return validators


def _stability(version):
    """Sorts v1alpha3 < v1beta1 < v1 < v2."""
    stage = 0 if "alpha" in version else 1 if "beta" in version else 2
    return stage, [int(number) for number in version.lstrip("v").replace("alpha", ".").replace("beta", ".").split(".")]


def _strict(schema, place, failures):
    """The JSON schema of a structural schema, in which every unknown field is an error."""
    _check_keywords(schema, place, failures)
    strict = {key: value for key, value in schema.items()
              if key not in _ANNOTATIONS and key not in ("nullable", "x-kubernetes-validations")}
    if "properties" in schema:
        strict["properties"] = {name: _strict(property, f"{place}.{name}", failures)
                                for name, property in schema["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            strict[key] = _strict(schema[key], f"{place}[]", failures)
    open_object = schema.get("x-kubernetes-preserve-unknown-fields") or "additionalProperties" in schema
    if schema.get("type") == "object" and not open_object:
        strict["additionalProperties"] = False
    if schema.get("x-kubernetes-int-or-string"):
        strict["type"] = ["integer", "string"]
        if schema.get("anyOf") == [{"type": "integer"}, {"type": "string"}]:
            del strict["anyOf"]
    if schema.get("nullable") and "type" in strict:
        types = strict["type"]
        strict["type"] = [*([types] if isinstance(types, str) else types), "null"]
    if rules := _rules(schema, place, failures):
        strict["x-kubernetes-validations"] = rules
    return strict


def _rules(schema, place, failures):
    rules = []
    for entry in schema.get("x-kubernetes-validations", []):
        try:
            if not cel_rules.is_transition(entry["rule"]):
                rules.append(cel_rules.Rule(entry["rule"], entry.get("message")))
        except cel_rules.RuleError as error:
            failures.append(f"{place}: the rule {entry['rule']!r} cannot be compiled: {error}")
    return rules


def _check_keywords(schema, place, failures):
    for key in schema.keys() - _KEYWORDS - _ANNOTATIONS:
        failures.append(f"{place}: the keyword {key} is not supported")
    branches = [branch for key in _JUNCTORS for branch in schema.get(key, [])]
    for branch in branches + ([schema["not"]] if "not" in schema else []):
        _check_keywords(branch, place, failures)
