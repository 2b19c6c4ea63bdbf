"""The same bytes for the same content: members of the archive in one order, with one time, and nothing of who made it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""A file says when it was made; this one says the same whenever that was."""
_FIRST = "[Content_Types].xml"
_READABLE = 0o644 << 16


def packed(document: Any, title: str) -> bytes:
    """A document of python-docx as a file. Its properties name the paper, and nobody."""
    properties = document.core_properties
    properties.title, properties.language = title, "vi-VN"
    for name in ("author", "comments", "last_modified_by", "keywords", "subject", "category"):
        setattr(properties, name, "")
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    properties.revision = 1
    _without_thumbnail(document)
    made = io.BytesIO()
    document.save(made)
    return _repacked(made.getvalue())


def _without_thumbnail(document: Any) -> None:
    """python-docx's template carries the picture of an empty page."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _repacked(content: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as after,
    ):
        for name in sorted(before.namelist(), key=lambda one: (one != _FIRST, one)):
            member = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            member.compress_type, member.external_attr, member.create_system = zipfile.ZIP_DEFLATED, _READABLE, 3
            after.writestr(member, before.read(name))
    return written.getvalue()
