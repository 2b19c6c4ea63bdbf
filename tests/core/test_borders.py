"""What is said of a signer after the change of borders: what is known, and nothing that is not."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.core.borders import succession_note
from nhipcau.core.kinds import Place

MERGED = (
    "Signed by Quang Binh Province (former); its territory is now part of Quang Tri Province; "
    "legal succession: no information"
)


def _said(unit: str, level: str) -> dict[str, str] | None:
    values: dict[str, Any] = {"place": Place().public(unit), "vn_party": "Xã A", "level": {"value": level}}
    return succession_note(values)


@pytest.mark.parametrize(
    ("unit", "level", "vi", "en"),
    [
        ("thanh-hoa", "province", "Không thay đổi: vẫn là tỉnh Thanh Hóa", "Unchanged: still Thanh Hoa Province"),
        (
            "nghe-an",
            "commune",
            "Địa bàn vẫn thuộc tỉnh Nghệ An; bên ký nay ra sao: chưa có thông tin",
            "Its area still belongs to Nghe An Province; what became of the signer: no information",
        ),
        (
            "quang-binh",
            "province",
            "Do tỉnh Quảng Bình (cũ) ký; địa bàn nay thuộc tỉnh Quảng Trị; việc kế thừa: chưa có thông tin",
            MERGED,
        ),
    ],
)
def test_what_became_of_a_signer(unit: str, level: str, vi: str, en: str) -> None:
    assert _said(unit, level) == {"vi": vi, "en": en}


def test_of_a_province_that_was_divided_nothing_is_said() -> None:
    assert _said("can-tho-den-2003", "province") is None


def test_where_no_locality_is_known_nothing_is_said() -> None:
    assert succession_note({"place": None, "vn_party": "A", "level": None}) is None
