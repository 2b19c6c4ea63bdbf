"""``nhipcau api-examples``: requests that work on this installation's data, for curl and for Python."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from urllib.parse import urlsplit

from nhipcau.cli.start import open_store
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.settings import SETTINGS

HELP = Label(
    "in ví dụ dùng API (curl và Python) chạy được ngay cho từng sổ",
    "print examples of the API (curl and Python) that work as they are, for each register",
)
REGISTER = Label(
    "chỉ sổ này (partners hoặc doi-tac; mặc định: mọi sổ)", "this register only (partners or doi-tac; default: all)"
)
BASE = Label("địa chỉ máy chủ (mặc định: {})", "address of the server (default: {})")


def declare(parser: ArgumentParser, language: str) -> None:
    default = _default_base()
    parser.add_argument("register", nargs="?", default="", metavar="REGISTER", help=REGISTER.get(language))
    parser.add_argument("--base", default=default, metavar="URL", help=BASE.get(language).format(default))


def run(options: Namespace) -> int:
    base = _checked(options.base)
    open_store()
    from nhipcau.api.registers import V1
    from nhipcau.core.examples import examples
    from nhipcau.core.registry import open_register, open_registers

    chosen = [open_register(options.register)] if options.register else open_registers().values()
    for one in chosen:
        print(f"# {Label(*one.title).get(options.lang)} ({one.name})\n")
        for example in examples(one, base + V1, options.lang):
            print(f"## {example.title.get(options.lang)}\n")
            print(f"```sh\n{example.shell}\n```\n")
            print(f"```python\n{example.python}```\n")
    return 0


def _default_base() -> str:
    return SETTINGS["NHIPCAU_BASE_URL"].read().rstrip("/")


def _checked(base: str) -> str:
    """An address that may stand inside quotes of a shell and of Python; raises :class:`Fault` for anything else."""
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname or not set(base).isdisjoint("'\"\\$`{} \n"):
        raise Fault(
            "bad_address",
            f"Địa chỉ {base!r} không đúng dạng; ví dụ: https://nhipcau.example.",
            f"{base!r} is not an address; an example: https://nhipcau.example.",
            {"value": base},
        )
    return base.rstrip("/")
