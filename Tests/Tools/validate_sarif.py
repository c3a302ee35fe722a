#!/usr/bin/env python3
"""Validates a SARIF 2.1.0 log with the models of sarif-pydantic.

Usage: validate_sarif.py FILE
"""

import json
import sys
from pathlib import Path

from sarif_pydantic import Sarif


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    log = Sarif.model_validate(data)
    assert log.version == "2.1.0", log.version
    for run in log.runs:
        rules = run.tool.driver.rules or []
        for result in run.results or []:
            assert rules[result.rule_index].id == result.rule_id, result


if __name__ == "__main__":
    main()
