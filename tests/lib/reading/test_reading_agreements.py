"""Who agreed with whom, and when. The sentences are made up; the localities are real."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.lib.reading import read

BEHIND = "\nĐây là hoạt động trong công tác đối ngoại, hợp tác quốc tế của địa phương."


def agreed(text: str) -> list[dict[str, Any]]:
    return [fact.values for fact in read(text + BEHIND, "2024-09-05").facts if fact.type == "agreement"]


@pytest.mark.parametrize(
    ("text", "parties", "kind", "date", "status"),
    [
        (  # where a party is stands behind it, with commas and brackets
            "Ngày 4/9/2024, UBND tỉnh Quảng Ninh và chính quyền huyện Boeun, tỉnh Chungcheongbuk (Hàn Quốc) đã ký Bản ghi nhớ về lao động.",
            ["UBND tỉnh Quảng Ninh", "chính quyền huyện Boeun"],
            "mou",
            "2024-09-04",
            "signed",
        ),
        (
            "Hai tỉnh Thanh Hóa và Hủa Phăn (Lào) đã ký Chương trình hợp tác giai đoạn 2021-2025.",
            ["tỉnh Thanh Hóa", "Hủa Phăn"],
            "programme",
            None,
            "signed",
        ),
        (  # told first, signed then
            "Bản ghi nhớ giữa UBND tỉnh Nghệ An và chính quyền tỉnh Gangwon (Hàn Quốc) được ký ngày 15/3/2024.",
            ["UBND tỉnh Nghệ An", "chính quyền tỉnh Gangwon"],
            "mou",
            "2024-03-15",
            "signed",
        ),
        (  # the day of a letter is not that of the agreement
            "Theo công văn số 800/UBND-NC ngày 04/5/2024, tỉnh Quảng Trị ký kết thỏa thuận hợp tác với tỉnh Savannakhet.",
            ["Quảng Trị", "tỉnh Savannakhet"],
            "cooperation_agreement",
            None,
            "signed",
        ),
        (
            "Tỉnh Lào Cai đã thiết lập quan hệ hữu nghị với châu Hồng Hà từ năm 2010.",
            ["Lào Cai", "châu Hồng Hà"],
            "twinning",
            "2010",
            "in_force",
        ),
        (  # one paper, though its name says twice what it is
            "Thỏa thuận quốc tế về thiết lập quan hệ hữu nghị giữa tỉnh Hà Nam và tỉnh U-đôm-xay (Lào) được thực hiện tốt.",
            ["tỉnh Hà Nam", "tỉnh U-đôm-xay"],
            "twinning",
            None,
            "in_force",
        ),
        (  # no paper is named
            "Tại đây, hai tỉnh Bình Dương và Yamaguchi ký kết hợp tác trong lĩnh vực điều dưỡng.",
            ["tỉnh Bình Dương", "Yamaguchi"],
            "cooperation_agreement",
            None,
            "signed",
        ),
    ],
)
def test_parties_kind_and_day(text: str, parties: list[str], kind: str, date: str | None, status: str) -> None:
    (one,) = agreed(text)
    assert (one["parties"], one["kind"], one["date"], one["status"]) == (parties, kind, date, status)


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh Nghệ An đã ký kết hợp tác với nhiều đối tác Nhật Bản.",
        "Tỉnh Nghệ An ký kết thỏa thuận hợp tác với các doanh nghiệp Hàn Quốc.",
        "Tỉnh Nghệ An đã ký kết hợp tác với 15 địa phương nước ngoài.",
    ],
)
def test_nobody_in_particular_is_no_party(text: str) -> None:
    assert agreed(text) == []
