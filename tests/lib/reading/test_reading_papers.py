"""Documents of policy in the ways heads of letters, lists and press name them."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.lib.reading import read

BEHIND = "\nĐây là công tác đối ngoại, vận động viện trợ của tỉnh."


def papers_in(text: str) -> list[dict[str, Any]]:
    return [fact.values for fact in read(text + BEHIND, "2024-06-01").facts if fact.type == "policy_document"]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        (
            "KẾ HOẠCH SỐ 16-KH/TU NGÀY 24 THÁNG 8 NĂM 2022 CỦA BAN THƯỜNG VỤ TỈNH ỦY.",
            ("ke_hoach", "16-KH/TU", "BAN THƯỜNG VỤ TỈNH ỦY", "2022-08-24"),
        ),
        (
            "UBND tỉnh An Giang đã ban hành Kế hoạch số 12/KH-UBND ngày 5/3/2024 về đối ngoại.",
            ("ke_hoach", "12/KH-UBND", "UBND tỉnh An Giang", "2024-03-05"),
        ),
        (
            "Thực hiện Nghị quyết số 08-NQ/TW, ngày 05/2/2007, của Ban Chấp hành Trung ương Đảng.",
            ("nghi_quyet", "08-NQ/TW", "Ban Chấp hành Trung ương Đảng", "2007-02-05"),
        ),
        ("Số: 164/CTr-UBND", ("chuong_trinh", "164/CTr-UBND", None, None)),
        # the head of a paper: whose it is stands above its number, the day beside the place
        (
            "ỦY BAN NHÂN DÂN\nTỈNH HẬU GIANG\nSố: 46/2012/QĐ-UBND\nHậu Giang, ngày 12 tháng 12 năm 2012\nQUYẾT ĐỊNH",
            ("quyet_dinh", "46/2012/QĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH HẬU GIANG", "2012-12-12"),
        ),
        (
            "UBND TỈNH NGHỆ AN\nSỞ NGOẠI VỤ\nSố: 512/SNgV-HTQT\nV/v đăng ký kế hoạch đoàn ra\nNghệ An, ngày 05 tháng 10 năm 2024",
            ("cong_van", "512/SNgV-HTQT", "SỞ NGOẠI VỤ", "2024-10-05"),
        ),
        # the issuer between kind and number, before "tại", before a bracket, or two of them
        (
            "Thực hiện Nghị định của Chính phủ số 20/2002/NĐ-CP ngày 20 tháng 02 năm 2002.",
            ("nghi_dinh", "20/2002/NĐ-CP", "Chính phủ", "2002-02-20"),
        ),
        (
            "Theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số 495/TTr-SNgV ngày 24/5/2017.",
            ("other", "495/TTr-SNgV", "Sở Ngoại vụ", "2017-05-24"),
        ),
        (
            "Xét ý kiến của Bộ Tài chính (công văn số 3057/BTC-HTQT ngày 21/4/2024).",
            ("cong_van", "3057/BTC-HTQT", "Bộ Tài chính", "2024-04-21"),
        ),
        (
            "Theo Thông tư liên tịch số 02/2009/TTLT-BNG-BNV ngày 27/5/2009 của Bộ Ngoại giao - Bộ Nội vụ.",
            ("thong_tu", "02/2009/TTLT-BNG-BNV", "Bộ Ngoại giao - Bộ Nội vụ", "2009-05-27"),
        ),
        ("Căn cứ Luật Thỏa thuận quốc tế ngày 13/11/2020;", ("luat", None, None, "2020-11-13")),
        (
            "BỘ NGOẠI GIAO |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 1349/BNG-CNV |\nHà Nội, ngày 15 tháng 3 năm 2024 |",
            ("cong_van", "1349/BNG-CNV", "BỘ NGOẠI GIAO", "2024-03-15"),
        ),
        (  # who goes on is not who issued
            "Theo công văn số 1304/VPCP-QHQT ngày 29/02/2024 của Văn phòng Chính phủ, Bộ Ngoại giao gửi các địa phương.",
            ("cong_van", "1304/VPCP-QHQT", "Văn phòng Chính phủ", "2024-02-29"),
        ),
        (
            "Tỉnh ủy Vĩnh Phúc đã xây dựng và ban hành Kế hoạch số 157-KH/TU ngày 08/11/2019.",
            ("ke_hoach", "157-KH/TU", "Tỉnh ủy Vĩnh Phúc", "2019-11-08"),
        ),
        ("Luật Thỏa thuận quốc tế số 70/2020/QH14 là căn cứ.", ("luat", "70/2020/QH14", None, None)),
        ("Triển khai Kế hoạch hành động số 55 của Tỉnh ủy.", ("ke_hoach", "55", "Tỉnh ủy", None)),
        (
            "Theo công văn số 87/VPCP-QHQT ngày 13/9/2018 của Sở Ngoại vụ.",
            ("cong_van", "87/VPCP-QHQT", "Sở Ngoại vụ", "2018-09-13"),
        ),
    ],
)
def test_kind_number_issuer_and_day(text: str, paper: tuple[str, str | None, str | None, str | None]) -> None:
    found = [(one["doc_type"], one["number"], one["issuer"], one["date"]) for one in papers_in(text)]
    assert found == [paper]


def test_numbers_told_in_a_row_with_one_issuer() -> None:
    said = "Thực hiện Nghị quyết số 57-NQ/TW, 59-NQ/TW và 68-NQ/TW của Bộ Chính trị."
    found = [(one["number"], one["issuer"]) for one in papers_in(said)]
    assert found == [("57-NQ/TW", "Bộ Chính trị"), ("59-NQ/TW", "Bộ Chính trị"), ("68-NQ/TW", "Bộ Chính trị")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Căn cứ Luật Ban hành văn bản quy phạm pháp luật.", "Luật Ban hành văn bản quy phạm pháp luật"),
        (
            "Tỉnh có Chiến lược hội nhập quốc tế đến năm 2030.",
            "Chiến lược hội nhập quốc tế đến năm 2030",
        ),
        (
            "Thực hiện Kế hoạch phát triển kinh tế - xã hội 5 năm 2021-2025.",
            "Kế hoạch phát triển kinh tế - xã hội 5 năm 2021-2025",
        ),
        ("Tỉnh ban hành Kế hoạch công tác đối ngoại năm 2024.", "Kế hoạch công tác đối ngoại năm 2024"),
    ],
)
def test_titles_without_a_number(text: str, title: str) -> None:
    assert [one["title"] for one in papers_in(text)] == [title]


def test_a_programme_that_is_only_carried_out_has_no_title() -> None:
    assert papers_in("UBND tỉnh ban hành Chương trình triển khai thực hiện cụ thể như sau:") == []


@pytest.mark.parametrize(
    "text",
    ["Các sở xây dựng Chương trình xúc tiến vận động viện trợ của mình.", "Hai đơn vị thực hiện tốt Quy chế phối hợp."],
)
def test_what_has_no_name_is_no_document(text: str) -> None:
    assert papers_in(text) == []


def test_a_number_in_capitals_is_the_same_paper() -> None:
    said = (
        "TRIỂN KHAI QUYẾT ĐỊNH 106/QĐ-TTG\nThực hiện Quyết định số 106/QĐ-TTg ngày 19/01/2012 của Thủ tướng Chính phủ."
    )
    assert len(papers_in(said)) == 1
