"""``nhipcau training-data``: a made-up province to practise on, in a data directory of its own."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nhipcau.cli.output import tell
from nhipcau.cli.preparation import migrate, show
from nhipcau.cli.progress import Report, stage
from nhipcau.cli.start import start_django
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.settings import home

if TYPE_CHECKING:
    from nhipcau.actions.training.sketches import World
    from nhipcau.core.people.beginning import Trainee

HELP = Label(
    "tạo một tỉnh giả định để tập huấn, trong thư mục dữ liệu riêng",
    "make a fictitious province to practise on, in a data directory of its own",
)
SEED = Label(
    "số bất kỳ; cùng số thì cùng hồ sơ (mặc định: 7)", "any number; the same one makes the same records (default: 7)"
)
HOME = Label(
    "thư mục dữ liệu, phải trống (mặc định: NHIPCAU_HOME)", "data directory, has to be empty (default: NHIPCAU_HOME)"
)
SIZE = Label("khoảng 240, 2.000 hoặc 20.000 hồ sơ", "about 240, 2,000 or 20,000 records")
DAY = Label(
    "hồ sơ tính đến ngày này, ví dụ 2026-03-02 (mặc định: hôm nay)",
    "records up to this day, for example 2026-03-02 (default: today)",
)
WORKBOOKS = Label(
    "ghi thêm bảng Excel để tập nhập, có lỗi cố ý và đáp án",
    "also write Excel tables to practise importing, with mistakes and a key",
)
TABLES = "workbooks"
"""The folder of the tables to practise with, in the data directory."""
SIZES = ("small", "province", "large")


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--seed", type=int, default=7, help=SEED.get(language))
    parser.add_argument("--home", type=Path, metavar="DIR", help=HOME.get(language))
    parser.add_argument("--size", choices=SIZES, default="province", help=SIZE.get(language))
    parser.add_argument("--day", type=date.fromisoformat, metavar="2026-03-02", help=DAY.get(language))
    parser.add_argument("--workbooks", action="store_true", help=WORKBOOKS.get(language))


def run(options: Namespace) -> int:
    """Raises :class:`Fault` for a directory that holds anything else, before anything is written."""
    from nhipcau.core.training import claim, finish

    if options.home:
        os.environ["NHIPCAU_HOME"] = str(options.home)
    place, asked = home(), {"seed": options.seed, "size": options.size, "day": options.day and options.day.isoformat()}
    claim(place, asked)
    start_django()
    trainees = _fill(place, options)
    finish(place, asked)
    _print(trainees, place, options.lang)
    return 0


def _fill(place: Path, options: Namespace) -> list[Trainee]:
    from django.utils import timezone

    from nhipcau.actions.training.province import make_province
    from nhipcau.actions.training.sketches import Asked
    from nhipcau.core.hands import few_collections
    from nhipcau.core.worker import sole_writer

    language = options.lang

    @contextmanager
    def shown(title: Label) -> Iterator[Report]:
        with stage(title.get(language)) as report:
            yield report

    asked = Asked(options.seed, options.size, options.day or timezone.localdate())
    with sole_writer(place):
        migrate(language)
        _refuse_half_made(place)
        with few_collections():
            province = make_province(asked, shown)
        show(language, anew=False)
    if options.workbooks:
        _write_tables(place, province.world)
    return province.trainees


def _write_tables(place: Path, world: World) -> None:
    from nhipcau.actions.training.tables import tables

    folder = place / TABLES
    folder.mkdir(exist_ok=True)
    for table in tables(world):
        (folder / table.name).write_bytes(table.content)


def _refuse_half_made(place: Path) -> None:
    from nhipcau.core import ledger

    if not ledger.is_empty():
        raise Fault(
            "half_made",
            f"Lần tạo trước trong {place} bị ngắt giữa chừng. Hãy xóa thư mục đó rồi chạy lại.",
            f"Making training data in {place} was ended half-way. Delete the directory, then run again.",
            {"home": str(place)},
        )


def _print(trainees: list[Trainee], place: Path, language: str) -> None:
    from nhipcau.core.people.words import ROLES

    tell(
        language,
        f"Dữ liệu tập huấn trong {place}. Mở: NHIPCAU_HOME={place} nhipcau serve. Mật khẩu chỉ hiện một lần:",
        f"Training data in {place}. Open it: NHIPCAU_HOME={place} nhipcau serve. Passwords are shown once:",
    )
    for one in trainees:
        print(f"{one.email}\t{one.password}\t{ROLES.label(one.role).get(language)}\t{one.agency.name_vi}")
