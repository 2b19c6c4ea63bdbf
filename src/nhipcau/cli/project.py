"""``nhipcau project``: the public store and the index up to date, or made anew."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace

from nhipcau.cli import preparation
from nhipcau.cli.output import tell
from nhipcau.cli.progress import stage
from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label

HELP = Label(
    "đưa thay đổi từ sổ cái vào kho công khai và các chỉ mục tìm kiếm",
    "carry the ledger's changes into the public store and the search indexes",
)
REBUILD = Label("làm lại toàn bộ từ đầu", "make everything anew")
WAITING = Label("Chờ tiến trình cập nhật đang chạy", "Waiting for the worker that is running")
POLL_SECONDS = 0.2


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--rebuild", action="store_true", help=REBUILD.get(language))


def run(options: Namespace) -> int:
    place = start_django()
    from nhipcau.core.worker import is_alive, sole_writer

    if is_alive(place) and not options.rebuild:
        return _wait(options.lang)
    with sole_writer(place):
        preparation.migrate(options.lang)
        preparation.show(options.lang, anew=options.rebuild)
    return 0


def _wait(language: str) -> int:
    """A worker lives and does the work itself; come back when nothing is left."""
    from nhipcau.core.health import desk_index_lag, index_lag, projection_lag

    with stage(WAITING.get(language)) as report:
        most = 0
        while left := projection_lag() + index_lag() + desk_index_lag():
            most = max(most, left)
            report(most - left, most)
            time.sleep(POLL_SECONDS)
    tell(language, "Kho công khai và các chỉ mục đã cập nhật.", "Public store and indexes are up to date.")
    return 0
