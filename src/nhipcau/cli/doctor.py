"""``nhipcau doctor``: is this installation well, and if not, what to do."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from nhipcau.cli.checkup import BROKEN, Finding, findings
from nhipcau.cli.output import offer_json, print_json
from nhipcau.core.labels import Label

HELP = Label("kiểm tra bản cài đặt và nói phải làm gì", "check the installation and say what to do")
MARKS = {"well": "✓", "note": "!", BROKEN: "✗"}


def declare(parser: ArgumentParser, language: str) -> None:
    offer_json(parser, language)


def run(options: Namespace) -> int:
    """Returns 1 if something is broken."""
    found, counts = findings()
    broken = any(finding.state == BROKEN for finding in found)
    if options.json:
        print_json(_as_json(found, counts, broken))
    else:
        for finding in found:
            print(f"{MARKS[finding.state]} {finding.words.get(options.lang)}")
        for register, count in counts.items():
            print(f"  {register}: {count}")
    return 1 if broken else 0


def _as_json(found: list[Finding], counts: dict[str, int], broken: bool) -> dict[str, Any]:
    checks = [
        {"id": finding.id, "state": finding.state, "vi": finding.words.vi, "en": finding.words.en} for finding in found
    ]
    return {"ok": not broken, "checks": checks, "counts": counts}
