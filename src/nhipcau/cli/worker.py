"""``nhipcau worker``: the process behind ``serve`` that keeps store and index up to date."""

from __future__ import annotations

import os
import signal
import sys
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label

HELP = Label(
    "tiến trình cập nhật kho công khai và chỉ mục (serve tự chạy một tiến trình)",
    "the process that keeps store and index up to date (serve starts one by itself)",
)
SECONDS_BETWEEN_PLANS, SECONDS_BETWEEN_DIGESTS = 5.0, 300.0
SECONDS_BETWEEN_RECKONINGS = 5.0
SECONDS_BETWEEN_IMPORTS, SECONDS_BETWEEN_SWEEPS = 1.0, 300.0
SECONDS_BETWEEN_LINKS, SECONDS_BETWEEN_ROUTES = 5.0, 5.0
ATTENDED = Label("dừng khi đầu vào chuẩn đóng lại", "stop when the standard input closes")


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("--attended", action="store_true", help=ATTENDED.get(language))


def run(options: Namespace) -> int:
    place = start_django()
    from nhipcau.actions.becoming import forget_senders
    from nhipcau.actions.importing import sweep_old
    from nhipcau.actions.planning import carry_out_due
    from nhipcau.actions.routing import forget_gone, route_messages
    from nhipcau.actions.yearly_calendar import make_duties
    from nhipcau.core import worker
    from nhipcau.core.importing.work import Importer
    from nhipcau.core.realisation.following import keep_up
    from nhipcau.core.reminding.rounds import remind
    from nhipcau.web.desk.claims.mails import send_links
    from nhipcau.web.desk.digest import send_digests

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    if options.attended:
        threading.Thread(target=_stop_at_end_of_input, args=(stop,), daemon=True).start()
    importer = Importer()
    chores: dict[Callable[[], object], float] = {
        carry_out_due: SECONDS_BETWEEN_PLANS,
        keep_up: SECONDS_BETWEEN_RECKONINGS,
        send_digests: SECONDS_BETWEEN_DIGESTS,
        send_links: SECONDS_BETWEEN_LINKS,
        importer.look: SECONDS_BETWEEN_IMPORTS,
        sweep_old: SECONDS_BETWEEN_SWEEPS,
        route_messages: SECONDS_BETWEEN_ROUTES,
        forget_gone: SECONDS_BETWEEN_SWEEPS,
        forget_senders: SECONDS_BETWEEN_ROUTES,
        make_duties: SECONDS_BETWEEN_SWEEPS,
        remind: SECONDS_BETWEEN_SWEEPS,
    }
    try:
        worker.run(place, stop, chores)
    finally:
        importer.close()
    return 0


def _stop_at_end_of_input(stop: threading.Event) -> None:
    """The pipe closes when the process that started us ends, even if it was killed: no orphan keeps the lock."""
    while os.read(sys.stdin.fileno(), 4096):  # not through a buffer: its lock would outlive this thread at exit
        pass
    stop.set()
