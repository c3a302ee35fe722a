"""Compiles and evaluates the CEL rules of `x-kubernetes-validations`.

The evaluator is cel-rust (package common-expression-language), completed with the
functions of the Kubernetes CEL libraries which the rules use. A rule is evaluated on
the plain JSON value: `format: date-time` is no timestamp for it, and a property whose
name CEL reserves (`self.__namespace__`) cannot be compiled.
"""

import datetime
import functools
import logging
import re
from urllib.parse import urlsplit

import cel
from cel import stdlib

_UNIT_NANOSECONDS = {"ns": 1, "us": 10**3, "µs": 10**3, "μs": 10**3, "ms": 10**6,
                     "s": 10**9, "m": 60 * 10**9, "h": 3600 * 10**9}
_DURATION_PART = re.compile(r"([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)


def go_duration(text):
    """time.ParseDuration of Go; cel-rust's own duration() also reads '1e3s' and '1 s'."""
    unsigned = text[1:] if text[:1] in ("+", "-") else text
    parts = _DURATION_PART.findall(unsigned)
    if unsigned == "0":
        return datetime.timedelta()
    if not parts or "".join(number + unit for number, unit in parts) != unsigned:
        raise ValueError(f"'{text}' is not a duration")
    nanoseconds = sum(_nanoseconds(number, _UNIT_NANOSECONDS[unit]) for number, unit in parts)
    if nanoseconds >= 2**63:
        raise ValueError(f"the duration '{text}' is too long")
    microseconds = nanoseconds // 1000
    return datetime.timedelta(microseconds=-microseconds if text.startswith("-") else microseconds)


def _nanoseconds(number, unit):
    whole, _, fraction = number.partition(".")
    return int(whole or 0) * unit + int(fraction or 0) * unit // 10 ** len(fraction)


def parse_url(text):
    """url() of Kubernetes, url.ParseRequestURI of Go: an absolute URI or an absolute path."""
    if not text or text.startswith(":") or any(ord(character) < 0x20 or character == "\x7f" for character in text):
        raise ValueError(f"'{text}' is not a URL")
    scheme = _SCHEME.match(text)
    if not scheme and not text.startswith("/"):
        raise ValueError(f"'{text}' is neither an absolute URI nor an absolute path")
    parts = urlsplit(text)
    _ = parts.port  # a ValueError where it is no number
    if re.search(r"[\s<>\"]", parts.netloc):
        raise ValueError(f"'{text}' has an invalid host")
    return text


def is_url(text):
    try:
        parse_url(text)
    except ValueError:
        return False
    return True


def get_scheme(text):
    scheme = _SCHEME.match(text)
    return scheme.group(1).lower() if scheme else ""


_FUNCTIONS = {
    **stdlib.STDLIB_FUNCTIONS,
    "goDuration": go_duration,
    "url": parse_url,
    "isURL": is_url,
    "getScheme": get_scheme,
    "getHost": lambda text: urlsplit(text).netloc.rpartition("@")[2],
    "getHostname": lambda text: urlsplit(text).hostname or "",
    "getPort": lambda text: str(urlsplit(text).port or ""),
    "getEscapedPath": lambda text: urlsplit(text).path,
}
_BUILT_IN = {"size", "contains", "startsWith", "endsWith", "matches", "int", "uint", "double",
             "string", "bytes", "timestamp", "type", "dyn", "has", "all", "exists", "exists_one",
             "map", "filter"}
_FUNCTION_ERROR = re.compile(r"Function '\w+' error: (Python function call failed: )?(\w+Error: )?")
_MATCHES = cel.compile("text.matches(pattern)")
logging.getLogger("cel").setLevel(logging.ERROR)  # it also logs what it raises


class RuleError(Exception):
    """A rule that this tool cannot compile."""


class EvaluationError(Exception):
    """A rule that has no result for a value: the API server refuses such a value."""


class Rule:
    """A compiled rule with its message."""

    def __init__(self, rule, message):
        self.message = message or f"failed rule: {rule}"
        self._program = program(rule)
        self._functions = {name: _FUNCTIONS[name] for name in self._program.functions() if name in _FUNCTIONS}

    def holds(self, value):
        context = cel.Context(variables={"self": value}, functions=self._functions)
        try:
            return self._program.execute(context) is True
        except (RuntimeError, TypeError, ValueError, KeyError, OverflowError, IndexError) as error:
            reason = _FUNCTION_ERROR.sub("", str(error)).partition(". Check ")[0]
            raise EvaluationError(f"{self.message} (no result: {reason})") from error


@functools.cache
def program(rule):
    """The compiled program of a rule, the same for every place of the CRDs that has it."""
    if "__" in rule:
        raise RuleError("escaped property names are not supported")
    try:
        compiled = cel.compile(re.sub(r"\bduration\(", "goDuration(", rule))
    except ValueError as error:
        raise RuleError(str(error)) from error
    names = {name for name in compiled.functions() if re.match(r"[A-Za-z]", name)}
    if unknown := names - _BUILT_IN - set(_FUNCTIONS):
        raise RuleError(f"unknown functions: {', '.join(sorted(unknown))}")
    return compiled


@functools.cache
def is_transition(rule):
    """A rule that compares with the old object, which a manifest does not have."""
    return "oldSelf" in program(rule).variables()


@functools.lru_cache(maxsize=65536)
def pattern_matches(pattern, text):
    """A search with the regular expressions of RE2, which Kubernetes and CEL both have."""
    return _MATCHES.execute({"text": text, "pattern": pattern})
