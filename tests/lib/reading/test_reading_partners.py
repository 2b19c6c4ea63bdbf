"""Partners abroad in the ways reports and press spell them; made-up bodies and localities among listed ones."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.lib.reading import read

BEHIND = "\nĐây là công tác đối ngoại, vận động viện trợ của tỉnh."


def partners_in(text: str) -> list[dict[str, Any]]:
    return [fact.values for fact in read(text + BEHIND, "2024-06-01").facts if fact.type == "foreign_partner"]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Đoàn tỉnh Bo-li-khăm-xay và tỉnh Mau-thử-xay (Lào) thăm tỉnh.",
            {("Bo-li-khăm-xay", "foreign_locality", "LA"), ("Mau-thử-xay", "foreign_locality", "LA"), ("Lào", "country", "LA")},
        ),
        (
            "Tổ chức MAT/Hàn Quốc tài trợ; Tổ chức Mauterra tài trợ.",
            {("MAT", "ngo", "KR"), ("Mauterra", "ngo", None), ("Hàn Quốc", "country", "KR")},
        ),
        (
            "Hàng sang Mê-hi-cô, Mêhicô, I-ta-li-a và Cô-oét.",
            {("Mê-hi-cô", "country", "MX"), ("I-ta-li-a", "country", "IT"), ("Cô-oét", "country", "KW")},
        ),
        (
            "TP Yangsan, tỉnh Gyeongsangnam-do (Hàn Quốc) gửi thư.",
            {("Yangsan", "foreign_locality", "KR"), ("Gyeongsangnam-do", "foreign_locality", "KR"), ("Hàn Quốc", "country", "KR")},
        ),
        ("Đà Nẵng hợp tác với thành phố Mar del Plata.", {("Mar del Plata", "foreign_locality", None)}),
        ("Đoàn thăm Đại học Chungnam.", {("Chungnam", "organisation", None)}),
        (
            "Quỹ The Mauson Foundation và Tổ chức Care for Mau trao quà.",
            {("The Mauson Foundation", "ngo", None), ("Care for Mau", "ngo", None)},
        ),
        ("Chia tay đoàn, tỉnh tổ chức Festival Mẫu.", set()),
        ("Quỹ Tình nguyện Quốc tế Maujin (MIVA) tài trợ.", {("Quỹ Tình nguyện Quốc tế Maujin", "ngo", None)}),
        (
            "Hiệp hội Làng nghề Hàn Quốc (MAUCHAM) tặng sách; Hội nghị cấp cao sông Maukong (MHC) họp.",
            {("Hiệp hội Làng nghề Hàn Quốc", "organisation", "KR")},
        ),
        ("Liên hiệp Mẫu Việt Nam (LHMVN) họp.", set()),
        ("Đoàn gặp Chủ tịch Thượng viện Mause Thunes.", set()),
        ("Đoàn làm việc tại tỉnh Phong-Mau-Ly.", {("Phong-Mau-Ly", "foreign_locality", None)}),
    ],
)  # fmt: skip
def test_partners(text: str, partners: set[tuple[str, str, str | None]]) -> None:
    found = {(one["name"], one["kind"], one["country"]) for one in partners_in(text)}
    assert found == partners


def test_initials_in_a_bracket_are_the_same_partner() -> None:
    said = "Tổ chức Mauwell Thurst International (MTI) tài trợ; tổ chức MTI tài trợ lần nữa."
    assert [one["name"] for one in partners_in(said)] == ["Mauwell Thurst International"]


@pytest.mark.parametrize(
    ("text", "localities"),
    [
        ("Tổng Lãnh sự Việt Nam tại Osaka Lê Văn Mẫu tiếp đoàn.", ["Osaka"]),
        ("Hai thủ đô Hà Nội và Tokyo mở rộng hợp tác.", ["Tokyo"]),
        ("Đoàn sáu tỉnh Bắc Lào gồm Udomxay, Xayabuli dự lễ.", ["Udomxay", "Xayabuli"]),
        ("Tổng Lãnh sự Viengxay Mausone chào từ biệt.", []),
        ("Ông Mauhn Wellington tặng sách.", []),
        ("Theo phóng viên TTXVN tại Praha, trời mưa.", []),
    ],
)
def test_localities_that_nothing_calls_one(text: str, localities: list[str]) -> None:
    assert [one["name"] for one in partners_in(text) if one["kind"] == "foreign_locality"] == localities


@pytest.mark.parametrize(
    "text",
    ["Đại sứ Việt Nam tại Đức Lê Văn Mẫu dự lễ.", "Phóng viên: Thưa ông, hợp tác với Đức có gì mới?"],
)
def test_a_country_before_a_name_and_in_a_question(text: str) -> None:
    assert [one["country"] for one in partners_in(text)] == ["DE"]


def test_ho_chi_minh_city_in_small_letters() -> None:
    found = read("Đoàn làm việc tại thành phố Hồ Chí Minh." + BEHIND, "2024-06-01").facts
    assert [fact.values["name"] for fact in found if fact.type == "locality"] == ["Thành phố Hồ Chí Minh"]
