"""``nhipcau seed``: the data shipped with the software, through the ledger, into store and index."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from nhipcau.cli.output import offer_json, print_json
from nhipcau.cli.preparation import prepare
from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label

HELP = Label(
    "ghi dữ liệu đi kèm vào các sổ; ghi lần nữa không đổi gì",
    "write the shipped data into the registers; doing it again changes nothing",
)
COUNTED = Label(
    "{name}: tạo {created}, sửa {updated}, giữ nguyên {unchanged}, công bố {published}",
    "{name}: created {created}, updated {updated}, unchanged {unchanged}, published {published}",
)


def declare(parser: ArgumentParser, language: str) -> None:
    offer_json(parser, language)


def run(options: Namespace) -> int:
    done = {name: asdict(outcome) for name, outcome in prepare(start_django(), options.lang).items()}
    if options.json:
        print_json(done)
        return 0
    for name, counts in done.items():
        print(COUNTED.get(options.lang).format(name=name, **counts))
    return 0
