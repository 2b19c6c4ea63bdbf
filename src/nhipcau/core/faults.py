"""Errors a person can act on: what is wrong, with which value, where, and what to do – in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

PROBLEM: Final = "application/problem+json; charset=utf-8"
"""The media type of what :func:`problem` makes."""
TITLES_VI: Final = {
    400: "Yêu cầu không hợp lệ",
    401: "Cần khóa truy cập",
    404: "Không tìm thấy",
    405: "Không nhận phương thức này",
    413: "Tệp quá lớn",
    500: "Lỗi của hệ thống",
    503: "Chưa sẵn sàng",
}


class Fault(Exception):  # noqa: N818  # the house's word; not every fault is an error of ours
    """A refusal with words for the reader and data for the program.

    ``code`` is stable and machine-readable, ``vi``/``en`` name the thing, the value and the place, ``data`` holds
    the same as JSON values, ``status`` is the HTTP status a web door answers with (4xx: the caller can mend it).
    """

    def __init__(
        self, code: str, vi: str, en: str, data: Mapping[str, Any] | None = None, *, status: int = 400
    ) -> None:
        super().__init__(f"{vi} / {en}")
        self.code = code
        self.vi = vi
        self.en = en
        self.data = dict(data or {})
        self.status = status

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.vi


def problem(fault: Fault) -> dict[str, Any]:
    """A fault as an RFC 9457 problem document: ``code`` is stable for programs, ``detail`` and ``detail_vi`` are for people."""
    return {
        **fault.data,
        "type": "about:blank",
        "title": HTTPStatus(fault.status).phrase,
        "title_vi": TITLES_VI.get(fault.status, TITLES_VI[400]),
        "status": fault.status,
        "detail": fault.en,
        "detail_vi": fault.vi,
        "code": fault.code,
    }


def not_found(what: str, value: str) -> Fault:
    """404 for a code nobody published: the same words whether it never existed, is a draft or was withdrawn."""
    return Fault(
        "not_found",
        f"Không có {value!r} trong phần công khai ({what}). Hãy kiểm tra lại mã hoặc dùng ô tìm kiếm.",
        f"There is no {value!r} in the public part ({what}). Check the code or use the search box.",
        {"what": what, "value": value},
        status=404,
    )
