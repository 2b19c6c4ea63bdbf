"""Ways of saying the same: one short made-up sentence each, with what has to be read in it."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.lib.reading import read

BEHIND = " Đây là hoạt động trong công tác đối ngoại của tỉnh."


def values(text: str, kind: str) -> list[dict[str, Any]]:
    return [fact.values for fact in read(text + BEHIND, "2024-06-01").facts if fact.type == kind]


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("Giám đốc Sở Ngoại vụ là ông Trần Văn Mẫu.", "Trần Văn Mẫu", "Giám đốc"),
        ("UBND tỉnh bổ nhiệm ông Lê Văn Thử giữ chức Phó Giám đốc Sở Ngoại vụ.", "Lê Văn Thử", "Phó Giám đốc"),
        ("Thống đốc Kharkov Oleh Mau Thu thăm tỉnh.", "Oleh Mau Thu", "Thống đốc"),
        ("Đại sứ Bỉ tại Việt Nam Karl Van den Mau dự lễ.", "Karl Van den Mau", "Đại sứ"),
        ("Phó Chủ tịch UBND tỉnh H'Mau Thử tiếp đoàn.", "H'Mau Thử", "Phó Chủ tịch"),
        ("Thứ trưởng Quốc phòng Trần Văn Mẫu phát biểu.", "Trần Văn Mẫu", "Thứ trưởng"),
    ],
)
def test_who_holds_which_post(text: str, name: str, position: str) -> None:
    assert (name, position) in [(said["name"], said["position"]) for said in values(text, "person_role")]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Mẫu, Tổng Giám đốc Example Asset Management, phát biểu.",  # the company is no person
        "Theo phân công của Thủ tướng Chính phủ, Bộ trưởng Bộ Y tế Trần Văn Mẫu dự.",  # one man is not both
    ],
)
def test_one_person_and_one_post_only(text: str) -> None:
    assert [said["name"] for said in values(text, "person_role")] == ["Trần Văn Mẫu"]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Mẫu, Chủ tịch UBND tỉnh, yêu cầu các sở: Một là rà soát đề án; hai là đào tạo cán bộ; ba là báo cáo.",
        "Ông Trần Văn Mẫu, Chủ tịch UBND tỉnh, yêu cầu: (1) rà soát đề án; (2) đào tạo cán bộ; (3) tham mưu kế hoạch.",
        "Ông Trần Văn Mẫu, Chủ tịch UBND tỉnh, kết luận:\n1. Rà soát các đề án đã có.\n2. Tổ chức đào tạo cán bộ.\n3. Sở Tài chính bố trí kinh phí.\n",
        "Ông Trần Văn Mẫu, Chủ tịch UBND tỉnh, nêu nhiệm vụ. Đầu tiên là rà soát đề án. Tiếp theo là đào tạo cán bộ. Cuối cùng là báo cáo.",
    ],
)
def test_tasks_in_other_orders(text: str) -> None:
    read_tasks = [(said["ordinal"], said["speaker"]) for said in values(text, "directive_item")]
    assert read_tasks == [(number, "Trần Văn Mẫu") for number in (1, 2, 3)]


def test_headings_with_numbers_are_no_tasks() -> None:
    assert (
        values("KẾ HOẠCH\n1. Mục đích của kế hoạch năm nay\n2. Yêu cầu đối với các cơ quan\n", "directive_item") == []
    )


@pytest.mark.parametrize(
    ("text", "change"), [("tăng gấp đôi so với năm 2023", 100), ("gấp 2,5 lần cùng kỳ", 150), ("tăng 2,2 lần", 120)]
)
def test_multiples_are_changes_in_percent(text: str, change: int) -> None:
    found = values(f"Vốn FDI đạt 210 triệu USD, {text}.", "quantity_claim")
    assert [(said["value"], said["change_percent"]) for said in found] == [(210_000_000, change)]


def test_a_sentence_broken_over_lines_is_read_as_one() -> None:
    found = values("Thực hiện Chỉ thị số\n12-CT/TW ngày 05/01/2022 của\nBan Bí thư.", "policy_document")
    assert [(said["number"], said["date"], said["issuer"]) for said in found] == [
        ("12-CT/TW", "2022-01-05", "Ban Bí thư")
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chiều 11/8, tỉnh nêu kết quả tại hội nghị do Ban Tuyên giáo tổ chức sáng 11/8.", "conference"),
        ("Chủ tịch UBND tỉnh Trần Văn Mẫu tiếp Đại sứ Lào ngày 5/6.", "reception"),
        ("Lễ kỷ niệm 60 năm Ngày thiết lập quan hệ ngoại giao được tổ chức ngày 5/6.", "anniversary"),
        ("Tỉnh tổ chức chương trình “Giao lưu văn hóa Mẫu lần thứ 3” vào ngày 5/6.", "festival"),
    ],
)
def test_events_told_in_other_ways(text: str, kind: str) -> None:
    assert [said["kind"] for said in values(text, "event")] == [kind]


@pytest.mark.parametrize(
    "text",
    ["Đường Giải Phóng đông người.", "Trung tâm Hội nghị Quốc gia mở cửa.", "Ảnh chụp tại Phiên họp – Ảnh: TTX."],
)
def test_words_of_events_that_are_none(text: str) -> None:
    assert values(text, "event") == []


def test_two_parties_with_the_foreign_one_first() -> None:
    found = values("Ngày 5/6, tỉnh Tochigi ký Bản ghi nhớ hợp tác với tỉnh Nghệ An.", "agreement")
    assert [said["parties"] for said in found] == [["Tochigi", "tỉnh Nghệ An"]]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Kim ngạch xuất khẩu đạt 2 tỷ 300 triệu USD.", "exports", 2_300_000_000),
        ("Vốn FDI đạt USD 3 triệu.", "fdi_total", 3_000_000),
        ("Tỉnh nâng tổng số thỏa thuận quốc tế lên 32.", "agreements_signed", 32),
        ("Lượng khách quốc tế từ 15.000 đến 18.000 lượt.", "visitors", 15_000),
    ],
)
def test_numbers_written_in_other_ways(text: str, measure: str, value: int) -> None:
    found = values(text, "quantity_claim")
    assert [(said["measure"], said["value"]) for said in found] == [(measure, value)]


def test_a_post_told_once_for_several_people() -> None:
    said = "Dự có các đồng chí Phó Bí thư Tỉnh ủy: Trần Văn Mẫu, Chủ tịch UBND tỉnh; Lê Thị Thử; đồng chí Phạm Văn Thí, Giám đốc Sở Ngoại vụ."
    found = {(one["name"], one["position"]) for one in values(said, "person_role")}
    assert found == {
        ("Trần Văn Mẫu", "Phó Bí thư"),
        ("Trần Văn Mẫu", "Chủ tịch"),
        ("Lê Thị Thử", "Phó Bí thư"),
        ("Phạm Văn Thí", "Giám đốc"),
    }


@pytest.mark.parametrize(
    ("text", "level", "names"),
    [
        ("Vốn FDI của Huế, Đà Nẵng và Quảng Nam đạt 1,2 tỷ USD.", "localities", ["Huế", "Đà Nẵng", "Quảng Nam"]),
        ("Vốn FDI của 5 tỉnh miền Trung đạt 1,2 tỷ USD.", "localities", ["5 tỉnh miền Trung"]),
        (
            "Các địa phương vùng ĐBSCL thu hút vốn FDI đạt 1,2 tỷ USD.",
            "localities",
            ["các địa phương vùng Đồng bằng sông Cửu Long"],
        ),
        ("Các địa phương đã thu hút vốn FDI đạt 1,2 tỷ USD.", "all_localities", []),
        (
            "Đà Nẵng kết nghĩa với 58 địa phương và thúc đẩy quan hệ với các địa phương trọng điểm thuộc các nước bạn.",
            "locality",
            ["Đà Nẵng"],
        ),
        ("Cần Thơ thu hút vốn FDI đạt 1,2 tỷ USD, xúc tiến giữa Đà Nẵng và Quảng Nam.", "locality", ["Cần Thơ"]),
    ],
)
def test_whose_figure_it_is(text: str, level: str, names: list[str]) -> None:
    (said,) = values(text, "quantity_claim")
    assert said["scope"] == {"level": level, "names": names}


def test_a_figure_goes_with_the_locality_named_before_it_in_its_paragraph() -> None:
    text = (
        "Hội nghị ngoại vụ có lãnh đạo Hà Nội, Nghệ An, Thanh Hóa, Ninh Bình và Quảng Ninh tham dự.\n\n"
        "Đà Nẵng mong các Đại sứ Việt Nam hỗ trợ quảng bá. Thành phố biển đang sở hữu 3 di sản được UNESCO ghi danh."
    )
    (said,) = values(text, "quantity_claim")
    assert (said["value"], said["scope"]) == (3, {"level": "locality", "names": ["Đà Nẵng"]})
