"""Office files are zip archives: which one it is, and that it holds neither macros nor more than a document has."""

from __future__ import annotations

import io
import zipfile

from nhipcau.core.attachments.refusals import encrypted, macros, refused
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.engines.texts import DOCX, ODS, ODT, PPTX, XLSX

MOST_MEMBERS = 5000
MOST_UNPACKED = 500 * 1024**2
MOST_RATIO = 200
"""Bytes a byte may become. XML of real sheets packs to a fiftieth at best; a bomb of zeros to a thousandth."""
SMALL = 50 * 1024**2
"""Below this the ratio says nothing."""
MOST_TOLD = 1 << 20
"""Bytes read of a member that says what the file is."""

MAIN = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
OPEN_DOCUMENT = {ODT.encode(): ODT, ODS.encode(): ODS}
MACROS = ("xl/macrosheets/", "basic/", "scripts/")
_LAST_RECORD, _ITS_LENGTH = b"PK\x05\x06", 22


def office_type(content: bytes) -> str:
    """The media type of a zip archive that is an Office file. Raises :class:`Fault` for any other, without unpacking."""
    _require_nothing_around(content)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
        _require_small(members, len(content))
        _require_plain_names(members)
        if any(member.flag_bits & 1 for member in members):
            raise encrypted()
        found = _told(archive)
    except Fault:
        raise
    except Exception:  # zipfile, zlib and struct each have their own for what is no archive
        raise refused(Label("tệp nén bị hỏng", "a damaged archive")) from None
    if found is None:
        raise refused(Label("tệp nén", "an archive"))
    return found


def _told(archive: zipfile.ZipFile) -> str | None:
    names = [name.lower() for name in archive.namelist()]
    if any(name.endswith("vbaproject.bin") or name.startswith(MACROS) for name in names):
        raise macros()
    if "mimetype" in names:
        return OPEN_DOCUMENT.get(_start(archive, "mimetype").strip())
    mains = [media_type for name, media_type in MAIN.items() if name in names]
    if len(mains) != 1 or "[content_types].xml" not in names:
        return None
    if b"macroenabled" in _start(archive, "[Content_Types].xml").lower():
        raise macros()
    return mains[0]


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(MOST_TOLD)


def _require_nothing_around(content: bytes) -> None:
    """The archive is all there is of the file: nothing before its first member, nothing behind its last record."""
    place = content.rfind(_LAST_RECORD)
    is_whole = 0 <= place <= len(content) - _ITS_LENGTH
    if not is_whole or place + _ITS_LENGTH + int.from_bytes(content[place + 20 : place + 22], "little") != len(content):
        raise refused(
            Label("tệp nén bị hỏng hoặc có phần lạ ở cuối", "an archive that is damaged or goes on behind its end")
        )


def _require_small(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    is_bomb = unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > packed * MOST_RATIO)
    if is_bomb or len(members) > MOST_MEMBERS:
        raise refused(Label("tệp nén phình quá lớn khi mở", "an archive that grows too large when it is opened"))


def _require_plain_names(members: list[zipfile.ZipInfo]) -> None:
    names = [member.orig_filename for member in members]
    is_odd = any(name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/") for name in names)
    is_before = bool(members) and min(member.header_offset for member in members) != 0
    is_packed_oddly = any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in members)
    if is_odd or is_before or is_packed_oddly or len({name.lower() for name in names}) != len(names):
        raise refused(Label("tệp nén có cấu trúc lạ", "an archive that no office program writes"))
