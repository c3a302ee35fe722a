"""Writes manifests as the list of events that `c/emit.c` emits: events.py MANIFESTS EVENTS"""

import struct
import sys

import yaml

MARKERS = {
    yaml.DocumentStartEvent: b"D",
    yaml.DocumentEndEvent: b"d",
    yaml.MappingStartEvent: b"M",
    yaml.MappingEndEvent: b"m",
    yaml.SequenceStartEvent: b"S",
    yaml.SequenceEndEvent: b"s",
}
# `yaml_scalar_style_t`
STYLES = {None: 1, "": 1, "'": 2, '"': 3, "|": 4, ">": 5}


def encoded(event: yaml.Event) -> bytes:
    if not isinstance(event, yaml.ScalarEvent):
        return MARKERS.get(type(event), b"")
    text = event.value.encode()
    plain, quoted = event.implicit
    return b"=" + struct.pack("<BBI", STYLES[event.style], plain | quoted << 1, len(text)) + text


def record(manifests: str, events: str) -> None:
    with open(manifests, "rb") as source, open(events, "wb") as target:
        target.writelines(encoded(event) for event in yaml.parse(source, Loader=yaml.CLoader))


if __name__ == "__main__":
    record(*sys.argv[1:3])
