"""What commands print: one JSON object, or plain lines."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from nhipcau.core.labels import Label

JSON_HELP = Label("in một đối tượng JSON (UTF-8)", "print one JSON object (UTF-8)")


def offer_json(parser: ArgumentParser, language: str) -> None:
    """Give a command the switch ``--json``."""
    parser.add_argument("--json", action="store_true", help=JSON_HELP.get(language))


def print_json(value: Any) -> None:
    """One object as UTF-8 JSON, indented, nothing ASCII-escaped."""
    import orjson

    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def tell(language: str, vi: str, en: str) -> None:
    """A remark for the person at the keyboard: on the standard error, so that files stay clean."""
    print(Label(vi, en).get(language), file=sys.stderr)


def counted(count: int, one: str, many: str) -> str:
    """ "1 message waits", "2 messages wait"."""
    return f"{count} {one if count == 1 else many}"
