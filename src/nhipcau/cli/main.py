"""Entry point of ``nhipcau``: reads the command line, runs one command, puts refusals into words."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from nhipcau.cli import (
    api_examples,
    check,
    demo,
    doctor,
    due,
    export,
    health,
    inbox,
    ledger,
    people,
    policy,
    project,
    read,
    search,
    seed,
    series,
    serve,
    show,
    training_data,
    worker,
)
from nhipcau.cli.language import chosen_language
from nhipcau.core.labels import LANGUAGES, Label

COMMANDS = (
    demo,
    seed,
    training_data,
    serve,
    worker,
    project,
    read,
    check,
    search,
    show,
    series,
    due,
    health,
    export,
    api_examples,
    inbox,
    people,
    policy,
    ledger,
    doctor,
)

ABOUT = Label(
    "Nhịp Cầu: kho mở về đối tác và cơ hội hợp tác của các địa phương Việt Nam.",
    "Nhịp Cầu: the open repository of partners and cooperation opportunities of Vietnam's localities.",
)
LANGUAGE_HELP = Label("ngôn ngữ của câu chữ", "language of the words")

REFUSED, FAILED_PIPE = 2, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (2: refused, with one line on the standard error saying why)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = chosen_language(given)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser(language).parse_args(given)
    options.lang = language
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) has gone; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED_PIPE
    except Exception as problem:
        words = spoken(problem)
        if words is None:
            raise
        print(f"nhipcau: {words.vi} / {words.en}", file=sys.stderr)
        return REFUSED
    return status


def spoken(problem: Exception) -> Label | None:
    """The words of an error made for people (``Fault`` and its kin in ``lib``), or of a database that is not there.

    None for a bug.
    """
    if type(problem).__module__ == "django.db.utils":
        from nhipcau.core.store.absence import is_absent

        if is_absent(problem):
            said = str(problem).partition("\n")[0]
            return Label(f"Không mở được cơ sở dữ liệu: {said}", f"A database cannot be opened: {said}")
    vi, en = getattr(problem, "vi", None), getattr(problem, "en", None)
    return Label(vi, en) if isinstance(vi, str) and isinstance(en, str) else None


def command_name(command: ModuleType) -> str:
    """What is typed to run the command of a module."""
    return command.__name__.rpartition(".")[2].replace("_", "-")


def parser(language: str) -> argparse.ArgumentParser:
    """The command line with its help in ``language``."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=LANGUAGES, default=language, help=LANGUAGE_HELP.get(language))
    whole = argparse.ArgumentParser(prog="nhipcau", description=ABOUT.get(language), parents=[shared])
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        words = command.HELP.get(language)
        name = command_name(command)
        # Without a default of its own a sub-command would overwrite a --lang given before it.
        after = argparse.ArgumentParser(add_help=False)
        after.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=LANGUAGE_HELP.get(language))
        own = commands.add_parser(name, help=words, description=words, parents=[after])
        command.declare(own, language)
        own.set_defaults(run=command.run)
    return whole
