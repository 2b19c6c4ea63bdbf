"""Workbooks that are zip archives: which kind, and that none holds macros or more than a workbook has. Nothing is unpacked."""

from __future__ import annotations

import zipfile
from mmap import ACCESS_READ, mmap
from pathlib import Path

from nhipcau.engines.workbooks.refusals import refusal
from nhipcau.engines.workbooks.shapes import FileKind
from nhipcau.lib.sheets import Refused

MOST_MEMBERS = 5000
MOST_UNPACKED = 500 * 1024**2
MOST_RATIO = 200
"""Bytes a byte may become; sheets of real offices pack to a fiftieth at best."""
SMALL = 50 * 1024**2
"""Below this the ratio says nothing."""
_LISTED = b"PK\x01\x02"
"""Begins each entry of an archive's list of contents."""
_MACROS = ("xl/macrosheets/", "basic/", "scripts/")
_MOST_TOLD = 1 << 20
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def archive_kind(path: Path) -> FileKind:
    """XLSX or ODS; raises `Refused` for every other archive, and for a damaged one."""
    _require_few_members(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _require_small(archive.infolist(), path.stat().st_size)
            return _kind(archive)
    except Refused:
        raise
    except Exception:  # zipfile, zlib and struct each have their own for what is no archive
        raise refusal("broken") from None


def _require_few_members(path: Path) -> None:
    """Before the list of contents is read: a list of millions would fill our own memory."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        place = -1
        for _ in range(MOST_MEMBERS + 1):
            place = content.find(_LISTED, place + 1)
            if place < 0:
                return
    raise refusal("bomb")


def _require_small(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    is_bomb = unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > packed * MOST_RATIO)
    if is_bomb:
        raise refusal("bomb")
    if any(member.flag_bits & 1 for member in members):
        raise refusal("encrypted")
    names = {member.filename.lower() for member in members}
    is_odd = any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members)
    if is_odd or len(names) != len(members):
        raise refusal("broken")


def _kind(archive: zipfile.ZipFile) -> FileKind:
    names = {name.lower() for name in archive.namelist()}
    if any(name.endswith("vbaproject.bin") or name.startswith(_MACROS) for name in names):
        raise refusal("macros")
    if "mimetype" in names and "content.xml" in names:
        if _start(archive, "mimetype").strip() != _ODS:
            raise refusal("not_a_sheet")
        if b"encryption-data" in _start(archive, "META-INF/manifest.xml"):
            raise refusal("encrypted")
        return FileKind.ODS
    if "xl/workbook.bin" in names:
        raise refusal("binary_workbook")
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise refusal("not_a_sheet")
    if b"macroenabled" in _start(archive, "[Content_Types].xml").lower():
        raise refusal("macros")
    return FileKind.XLSX


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as member:
        return member.read(_MOST_TOLD)
