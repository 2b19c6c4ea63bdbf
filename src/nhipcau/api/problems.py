"""Refusals of the API, with words in both languages."""

from __future__ import annotations

from nhipcau.core.faults import Fault, not_found
from nhipcau.lib.places import PlaceError
from nhipcau.lib.text import TextError


def as_fault(error: PlaceError | TextError) -> Fault:
    """A refusal of the pure library as a fault of the door."""
    candidates = list(error.candidates) if isinstance(error, PlaceError) else []
    return Fault("bad_value", error.vi, error.en, {"candidates": candidates} if candidates else {})


def no_place(what: str, code: str, error: PlaceError) -> Fault:
    """404 for a place or region of no such ``code``, with the codes it may have been meant for."""
    fault = not_found(what, code[:80])
    fault.data["candidates"] = list(error.candidates)
    return fault


def wrong_method(method: str) -> Fault:
    return Fault(
        "wrong_method",
        f"Địa chỉ này chỉ để đọc (GET, HEAD, OPTIONS), không nhận {method[:20]!r}.",
        f"This address can only be read (GET, HEAD, OPTIONS); it does not take {method[:20]!r}.",
        {"method": method[:20]},
        status=405,
    )


def no_address(path: str) -> Fault:
    return Fault(
        "unknown_address",
        f"API không có địa chỉ {path[:200]!r}. Xem danh sách tại /api/.",
        f"The API has no address {path[:200]!r}. They are listed at /api/.",
        {"path": path[:200]},
        status=404,
    )


def not_ready() -> Fault:
    return Fault(
        "not_ready",
        "Dữ liệu công khai đang được chuẩn bị; xin thử lại sau ít phút.",
        "The public data is being prepared; please try again in a few minutes.",
        status=503,
    )


def our_mistake() -> Fault:
    return Fault(
        "our_mistake",
        "Có lỗi khi trả lời. Lỗi thuộc về chúng tôi và đã được ghi lại; xin thử lại sau.",
        "Answering failed. The mistake is ours and has been noted; please try again later.",
        status=500,
    )
