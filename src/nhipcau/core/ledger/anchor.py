"""The anchor file: one line per seal, kept where whoever can write the database cannot – or at least a copy of it.

A line is number, time, count, first and last row id, root, hash of the seal before ("-" for none), hash, and the first
six bytes of every leaf in base64: eight characters a change, which name the row when root and hash say that one was
altered. It is written after the seal is committed; a seal whose line is missing gets it the next time.
"""

from __future__ import annotations

import logging
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.conf import settings

from nhipcau.core.durable import opened_to_append
from nhipcau.core.faults import Fault
from nhipcau.core.models import Seal
from nhipcau.core.settings import SETTINGS

SHORT = 6
"""Bytes of a leaf in the file. The root vouches for the leaves; these only have to tell one from the other."""
_BLOCK = 1 << 16


class Line(NamedTuple):
    """What the file says of a seal; ``leaves`` are the first bytes of each, :data:`SHORT` a change."""

    number: int
    at: str
    changes: int
    first_id: int
    last_id: int
    root: str
    previous: str
    hash: str
    leaves: bytes

    def short_leaves(self) -> list[bytes]:
        return [self.leaves[start : start + SHORT] for start in range(0, len(self.leaves), SHORT)]


def place() -> Path:
    """Where this installation's anchor file is."""
    said = SETTINGS["NHIPCAU_ANCHOR"].read().strip()
    return Path(said) if said else Path(settings.NHIPCAU_HOME) / "ledger-anchor.txt"


def line_of(seal: Seal) -> Line:
    """The line of a seal."""
    listed = bytes(seal.leaves)
    short = b"".join(listed[start + 8 : start + 8 + SHORT] for start in range(0, len(listed), 40))
    at = seal.at.isoformat(timespec="microseconds")
    return Line(
        seal.number, at, seal.count, seal.first_id, seal.last_id, seal.root, seal.previous or "-", seal.hash, short
    )


def lines(path: Path) -> Iterator[Line]:
    """The whole lines of an anchor file. Raises :class:`Fault` ("anchor_unreadable") naming the line that is none."""
    with path.open("rb") as file:
        for place, text in enumerate(file, 1):
            if not text.endswith(b"\n"):
                return  # its writer was killed; it is written again with the next seal
            yield _read(text, path, place)


def catch_up() -> int:
    """Write the lines of the seals that have none yet; returns how many.

    Never the other way round: a file that knows a seal the table does not, or another one, is left alone. Raises
    :class:`Fault` ("anchor_ahead", "anchor_differs", "anchor_unreadable").
    """
    path = place()
    if not Seal.objects.exists() and not path.exists():
        return 0
    with _opened(path) as file:
        last = _last(file, path)
        number = _number_in_table(last, path) if last else 0
        written = 0
        for seal in Seal.objects.filter(number__gt=number).order_by("number").iterator(1):
            file.write(text_of(line_of(seal)))
            written += 1
        if written > 1 and not number:
            logging.getLogger(__name__).warning("the anchor file %s was made anew with %d seals", path, written)
    return written


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with opened_to_append(path) as file:
            yield file
    except OSError as error:
        raise Fault(
            "anchor_not_writable",
            f"Không ghi được tệp neo {path}: {error.strerror}. Hãy kiểm tra NHIPCAU_ANCHOR.",
            f"The anchor file {path} cannot be written: {error.strerror}. Check NHIPCAU_ANCHOR.",
            {"path": str(path)},
        ) from error


def _last(file: BinaryIO, path: Path) -> Line | None:
    """The last whole line; what a killed process left behind it is cut off. The file then stands at its end."""
    end = file.seek(0, os.SEEK_END)
    tail = b""
    start = end
    while start and tail.count(b"\n") < 2:
        start = max(0, start - _BLOCK)
        file.seek(start)
        tail = file.read(end - start)
    whole, newline, broken = tail.rpartition(b"\n")
    if broken:
        end -= len(broken)
        file.truncate(end)
    file.seek(end)
    return _read(whole.rpartition(b"\n")[2] + newline, path, 0) if newline else None


def _number_in_table(last: Line, path: Path) -> int:
    known = Seal.objects.filter(number=last.number).values_list("hash", flat=True).first()
    if known == last.hash:
        return last.number
    data = {"path": str(path), "seal": last.number}
    if known is None:
        raise Fault(
            "anchor_ahead",
            f"Tệp neo {path} có niêm phong số {last.number} mà sổ cái không có: sổ cái đã được khôi phục từ bản sao cũ, "
            "hoặc có dòng bị xóa. Nếu đã khôi phục, hãy cất tệp này đi rồi chạy lại; nếu không: nhipcau ledger verify.",
            f"The anchor file {path} knows seal {last.number}, the ledger does not: it was restored from an older copy, "
            "or rows were deleted. If restored, put this file away and try again; if not: nhipcau ledger verify.",
            data,
        )
    raise Fault(
        "anchor_differs",
        f"Niêm phong số {last.number} trong sổ cái khác với tệp neo {path}. Hãy chạy: nhipcau ledger verify",
        f"Seal {last.number} of the ledger is not the one in the anchor file {path}. Run: nhipcau ledger verify",
        data,
    )


def text_of(line: Line) -> bytes:
    """The line as it stands in the file."""
    *said, leaves = line
    return " ".join(map(str, said)).encode() + b" " + b64encode(leaves) + b"\n"


def _read(text: bytes, path: Path, place: int) -> Line:
    words = text.decode("ascii", "replace").split()
    try:
        number, at, count, first, last, root, previous, own, leaves = words
        return Line(int(number), at, int(count), int(first), int(last), root, previous, own, b64decode(leaves))
    except ValueError:
        where = f"{path}:{place}" if place else str(path)
        raise Fault(
            "anchor_unreadable",
            f"Tệp neo {where} có dòng không đọc được. Hãy lấy lại từ bản sao.",
            f"The anchor file {where} has a line that cannot be read. Take it back from a copy.",
            {"path": str(path), "line": place},
        ) from None
