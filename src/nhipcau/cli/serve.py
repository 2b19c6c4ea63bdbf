"""``nhipcau serve``: the web server and one worker."""

from __future__ import annotations

import os
import socket
import sys
from argparse import ArgumentParser, Namespace
from typing import NamedTuple

from nhipcau.cli.output import tell
from nhipcau.cli.preparation import make_chart_script, migrate
from nhipcau.cli.start import start_django
from nhipcau.cli.supervisor import supervise
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.settings import SETTINGS, home

HELP = Label("mở trang web và một tiến trình cập nhật", "run the web server and one worker")
BIND = Label("địa chỉ:cổng lắng nghe (mặc định: {})", "address:port to listen on (default: {})")
NO_WORKER = Label("không chạy tiến trình cập nhật", "do not start a worker")


class Address(NamedTuple):
    """Where the server listens."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def offer_bind(parser: ArgumentParser, language: str) -> None:
    default = SETTINGS["NHIPCAU_BIND"].read()
    parser.add_argument("--bind", default=default, help=BIND.get(language).format(default))


def declare(parser: ArgumentParser, language: str) -> None:
    offer_bind(parser, language)
    parser.add_argument("--no-worker", action="store_true", help=NO_WORKER.get(language))


def run(options: Namespace) -> int:
    where = address(options.bind)
    refuse_taken(where)
    start_django()
    from nhipcau.core.health import missing_migrations
    from nhipcau.core.inbox.letters import keep_days
    from nhipcau.core.people.entrance import second_factor_rule

    keep_days()  # a setting that cannot be read is refused here, not on a visitor's page
    second_factor_rule()
    if missing_migrations():
        migrate(options.lang)
    make_chart_script(home(), options.lang)
    return serve(where, options.lang, with_worker=not options.no_worker)


def serve(where: Address, language: str, *, with_worker: bool) -> int:
    """Run until interrupted; returns 0 then, else the web server's exit status."""
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "nhipcau.site.wsgi:application"]
    web += ["--host", where.host, "--port", str(where.port), "--log-level", "warning", "--no-ws"]
    # Several processes scale; several threads in one only wait for each other (the GIL).
    web += ["--workers", SETTINGS["NHIPCAU_WORKERS"].read(), "--blocking-threads", "1"]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")
    worker = [sys.executable, "-m", "nhipcau", "worker", "--attended"] if with_worker else None

    def ready() -> None:
        tell(
            language,
            f"Nhịp Cầu đang mở tại {where}/vi/ – nhấn Ctrl-C để dừng.",
            f"Nhịp Cầu is up at {where}/en/ – press Ctrl-C to stop.",
        )

    return supervise(web, worker, answers=lambda: _answers(where), ready=ready)


def address(bind: str) -> Address:
    """Read ``host:port``; a fault that shows an example for anything else."""
    host, _, port = bind.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise Fault(
            "bad_address",
            f"Địa chỉ {bind!r} không đúng dạng; ví dụ: 127.0.0.1:8000.",
            f"{bind!r} is not an address; an example: 127.0.0.1:8000.",
            {"value": bind},
        )
    return Address(host.removeprefix("[").removesuffix("]"), int(port))


def refuse_taken(where: Address) -> None:
    """Two servers on one port would share its requests without a word, so refuse beforehand."""
    if _answers(where):
        raise Fault(
            "address_taken",
            f"Đã có chương trình khác ở {where}. Hãy dừng nó hoặc chọn cổng khác: --bind {where.host}:{where.port + 1}.",
            f"Something else already answers at {where}. Stop it or choose another port: --bind {where.host}:{where.port + 1}.",
            {"value": str(where)},
        )


def _answers(where: Address) -> bool:
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(where.host, where.host)  # noqa: S104  # looked up, not bound
    try:
        with socket.create_connection((reached, where.port), timeout=1):
            return True
    except OSError:
        return False
