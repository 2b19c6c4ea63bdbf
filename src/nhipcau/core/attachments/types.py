"""Which files are taken: media types with the endings their names may have, and limits an operator may change."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.settings import SETTINGS, megabytes
from nhipcau.engines.texts import CSV, DOCX, EML, HTML, ODS, ODT, PDF, PLAIN, PPTX, XLSX

DOC, XLS, RTF = "application/msword", "application/vnd.ms-excel", "application/rtf"
PNG, JPEG, WEBP, TIFF = "image/png", "image/jpeg", "image/webp", "image/tiff"


class FileType(NamedTuple):
    """A kind of file; the first of ``endings`` is the one it gets if its name has none of them."""

    endings: tuple[str, ...]
    label: Label


TYPES: dict[str, FileType] = {
    PDF: FileType(("pdf",), Label("PDF", "PDF")),
    DOCX: FileType(("docx",), Label("Văn bản Word", "Word document")),
    XLSX: FileType(("xlsx",), Label("Bảng tính Excel", "Excel workbook")),
    PPTX: FileType(("pptx",), Label("Trình chiếu PowerPoint", "PowerPoint presentation")),
    ODT: FileType(("odt",), Label("Văn bản OpenDocument", "OpenDocument text")),
    ODS: FileType(("ods",), Label("Bảng tính OpenDocument", "OpenDocument spreadsheet")),
    DOC: FileType(("doc",), Label("Văn bản Word 97–2003", "Word 97–2003 document")),
    XLS: FileType(("xls",), Label("Bảng tính Excel 97–2003", "Excel 97–2003 workbook")),
    RTF: FileType(("rtf", "doc"), Label("Văn bản RTF", "RTF document")),
    PNG: FileType(("png",), Label("Ảnh PNG", "PNG picture")),
    JPEG: FileType(("jpg", "jpeg", "jpe"), Label("Ảnh JPEG", "JPEG picture")),
    WEBP: FileType(("webp",), Label("Ảnh WebP", "WebP picture")),
    TIFF: FileType(("tif", "tiff"), Label("Ảnh TIFF", "TIFF picture")),
    PLAIN: FileType(("txt", "csv", "tsv", "md", "log"), Label("Văn bản thuần", "Plain text")),
    CSV: FileType(("csv", "tsv", "txt"), Label("Bảng CSV", "CSV table")),
    EML: FileType(("eml",), Label("Thư điện tử", "E-mail")),
    HTML: FileType(("html", "htm"), Label("Trang web đã lưu", "Saved web page")),
}

ENDINGS = frozenset(ending for one in TYPES.values() for ending in one.endings)


def allowed() -> frozenset[str]:
    """Media types taken here: all of :data:`TYPES`, or those whose first ending NHIPCAU_ATTACHMENT_TYPES lists."""
    said = SETTINGS["NHIPCAU_ATTACHMENT_TYPES"].read().replace(",", " ").lower().split()
    by_ending = {one.endings[0]: media_type for media_type, one in TYPES.items()}
    if unknown := [word for word in said if word not in by_ending]:
        raise Fault(
            "bad_attachment_types",
            f"NHIPCAU_ATTACHMENT_TYPES có {unknown[0][:20]!r}; chỉ được dùng: {', '.join(by_ending)}.",
            f"NHIPCAU_ATTACHMENT_TYPES has {unknown[0][:20]!r}; it may list: {', '.join(by_ending)}.",
            {"value": unknown[0][:20]},
        )
    return frozenset(by_ending[word] for word in said) or frozenset(TYPES)


def most_bytes() -> int:
    """Of one file."""
    return megabytes("NHIPCAU_ATTACHMENT_MB")


def most_bytes_of_record() -> int:
    """Of all files of one record together."""
    return megabytes("NHIPCAU_RECORD_ATTACHMENTS_MB")
