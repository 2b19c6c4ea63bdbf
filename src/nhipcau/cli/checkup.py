"""The checks of ``nhipcau doctor``: each says in both languages what it saw and what to do."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal, NamedTuple

from nhipcau.cli.output import counted
from nhipcau.cli.start import start_django
from nhipcau.core.labels import Label
from nhipcau.core.settings import home

State = Literal["well", "note", "broken"]
BROKEN: State = "broken"
PYTHON = (3, 11)


class Finding(NamedTuple):
    """One check: ``well``, ``note`` (works, but know this) or ``broken``."""

    id: str
    state: State
    words: Label


def findings() -> tuple[list[Finding], dict[str, int]]:
    """All checks in order, and the public records per register; later checks are left out when they cannot run."""
    found = [_python(), _packages(), _home()]
    if any(finding.state == BROKEN for finding in found):
        return found, {}
    place = start_django()
    found += [_secret(place), *_servers()]
    if not (found[-1].id == "server" and found[-1].state == BROKEN):
        found.append(_migrations())
    if found[-1].state == BROKEN:
        return found, {}
    from nhipcau.core.store.read import counts

    return [*found, *_store(place), _inbox()], counts()


def _python() -> Finding:
    running = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= PYTHON:
        return Finding("python", "well", Label(f"Python {running}", f"Python {running}"))
    return Finding(
        "python",
        BROKEN,
        Label(f"Python {running}: cần từ 3.11 trở lên", f"Python {running}: 3.11 or newer is needed"),
    )


def _packages() -> Finding:
    try:
        always = [line for line in requires("nhipcau") or [] if "extra ==" not in line]
        needed = [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in always]
    except PackageNotFoundError:
        needed = []
    missing = []
    for name in needed:
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        listed = ", ".join(missing)
        return Finding(
            "packages",
            BROKEN,
            Label(f"Thiếu gói {listed}. Hãy chạy lại: make demo", f"Packages missing: {listed}. Run again: make demo"),
        )
    return Finding("packages", "well", Label(f"Đủ {len(needed)} gói cần thiết", f"All {len(needed)} packages needed"))


def _home() -> Finding:
    place = home()
    if os.access(place, os.W_OK | os.X_OK):
        return Finding("home", "well", Label(f"Thư mục dữ liệu {place}", f"Data directory {place}"))
    return Finding(
        "home",
        BROKEN,
        Label(f"Không ghi được vào thư mục dữ liệu {place}", f"The data directory {place} cannot be written to"),
    )


def _secret(place: Path) -> Finding:
    from nhipcau.core.health import secret_is_private

    if secret_is_private(place):
        return Finding(
            "secret", "well", Label("Khóa bí mật chỉ chủ đọc được", "The secret is readable by its owner only")
        )
    path = place / "secret"
    return Finding(
        "secret",
        BROKEN,
        Label(
            f"Người khác đọc được khóa bí mật. Hãy chạy: chmod 600 {path}",
            f"Others can read the secret. Run: chmod 600 {path}",
        ),
    )


def _servers() -> Iterator[Finding]:
    from nhipcau.core.health import silent_servers, uses_server
    from nhipcau.core.inbox.router import INBOX
    from nhipcau.core.store.router import DESK, STORE_WRITER

    if not any(map(uses_server, (DESK, STORE_WRITER, INBOX))):
        return
    said = "; ".join(f"{alias}: {words}" for alias, words in silent_servers().items())
    if said:
        words = Label(f"Không mở được cơ sở dữ liệu – {said}", f"A database cannot be opened – {said}")
        yield Finding("server", BROKEN, words)
    else:
        yield Finding("server", "well", Label("Máy chủ PostgreSQL trả lời", "The PostgreSQL server answers"))


def _migrations() -> Finding:
    from nhipcau.core.health import missing_migrations

    missing = missing_migrations()
    if not missing:
        return Finding("migrations", "well", Label("Bảng dữ liệu đúng phiên bản", "Tables are up to date"))
    count = len(missing)
    return Finding(
        "migrations",
        BROKEN,
        Label(
            f"Còn {count} bước cập nhật bảng dữ liệu. Hãy chạy: nhipcau project",
            f"{counted(count, 'migration has', 'migrations have')} not run. Run: nhipcau project",
        ),
    )


def _store(place: Path) -> Iterator[Finding]:
    from nhipcau.core.desk import desk_index
    from nhipcau.core.health import desk_index_lag, index_lag, is_half_renewed, projection_lag
    from nhipcau.core.search import public_index
    from nhipcau.core.worker import is_alive

    alive = is_alive(place)
    yield _lag("projection", projection_lag(), alive, Label("Kho công khai", "The public store"))
    if is_half_renewed():
        words = Label(
            "Kho công khai đang được làm lại, chưa xong. Nếu không có lệnh nào đang chạy, hãy chạy: nhipcau project",
            "The public store is being made anew and is not done. If nothing is running, run: nhipcau project",
        )
        yield Finding("renewal", "note", words)
    if public_index().is_current():
        yield _lag("index", index_lag(), alive, Label("Chỉ mục tìm kiếm", "The search index"))
    else:
        yield _missing("index", alive, Label("chỉ mục tìm kiếm", "search index"))
    if desk_index().is_current():
        yield _lag("desk-index", desk_index_lag(), alive, Label("Chỉ mục bàn làm việc", "The desk index"))
    else:
        yield _missing("desk-index", alive, Label("chỉ mục bàn làm việc", "desk index"))
    yield _worker(place, alive)


def _missing(name: str, alive: bool, what: Label) -> Finding:
    return Finding(
        name,
        "note" if alive else BROKEN,
        Label(
            f"Chưa có {what.vi} đúng phiên bản. Hãy chạy: nhipcau project",
            f"There is no {what.en} of this version. Run: nhipcau project",
        ),
    )


def _lag(name: str, lag: int, alive: bool, what: Label) -> Finding:
    if not lag:
        return Finding(name, "well", Label(f"{what.vi} đã cập nhật", f"{what.en} is up to date"))
    if alive:
        return Finding(
            name,
            "note",
            Label(
                f"{what.vi} còn {lag} thay đổi đang xử lý",
                f"{what.en}: {counted(lag, 'change', 'changes')} being worked on",
            ),
        )
    return Finding(
        name,
        BROKEN,
        Label(
            f"{what.vi} chậm {lag} thay đổi và không có tiến trình cập nhật. Hãy chạy: nhipcau serve hoặc nhipcau project",
            f"{what.en} is {counted(lag, 'change', 'changes')} behind and there is no worker. Run: nhipcau serve or nhipcau project",
        ),
    )


def _inbox() -> Finding:
    from nhipcau.core.inbox.letters import keep_days, waiting
    from nhipcau.lib.text import format_date

    kept, (count, since) = keep_days(), waiting()
    if since is None:
        return Finding("inbox", "well", Label("Hộp thư không có tin nào đang chờ", "No message waits in the inbox"))
    return Finding(
        "inbox",
        "note",
        Label(
            f"Hộp thư có {count} tin chưa ai xem, cũ nhất từ {format_date(since, 'vi')}; tin bị xóa sau {kept} ngày. Xem: nhipcau inbox list",
            f"{counted(count, 'message waits', 'messages wait')} in the inbox, the oldest since {format_date(since, 'en')}; messages are deleted after {counted(kept, 'day', 'days')}. See: nhipcau inbox list",
        ),
    )


def _worker(place: Path, alive: bool) -> Finding:
    from nhipcau.core.worker import last_seen

    if not alive:
        return Finding(
            "worker",
            "note",
            Label(
                "Không có tiến trình cập nhật nào đang chạy (serve tự chạy một tiến trình)",
                "No worker is running (serve starts one)",
            ),
        )
    life = last_seen(place)
    pid = life.pid if life else "?"
    return Finding(
        "worker", "well", Label(f"Tiến trình cập nhật đang chạy (pid {pid})", f"A worker is running (pid {pid})")
    )
