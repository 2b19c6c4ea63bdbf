"""Who promises or asks, of whom, and until when. The sentences are made up; offices and localities are real."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.lib.reading import read

BEFORE = "Công tác đối ngoại và hợp tác quốc tế của địa phương được đẩy mạnh.\n"


def told(sentence: str) -> dict[str, Any]:
    (fact,) = (one for one in read(BEFORE + sentence, "2024-02-01").facts if one.type == "commitment")
    return fact.values


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        # an office inside a locality, not the locality
        ("Sở Ngoại vụ thành phố Huế cam kết hỗ trợ doanh nghiệp Nhật Bản.", "Sở Ngoại vụ thành phố Huế"),
        ("Sở Kế hoạch và Đầu tư tỉnh Quảng Nam sẽ công bố danh mục dự án.", "Sở Kế hoạch và Đầu tư tỉnh Quảng Nam"),
        (
            "Liên hiệp các tổ chức hữu nghị tỉnh Nghệ An sẽ phối hợp tổ chức đoàn ra.",
            "Liên hiệp các tổ chức hữu nghị tỉnh Nghệ An",
        ),
        ("UBND huyện Mường Lát sẽ hỗ trợ huyện Viêng Xay xây dựng trường học.", "UBND huyện Mường Lát"),
        ("Huyện Nam Trà My (Quảng Nam) sẽ đưa 21 lao động sang Hàn Quốc.", "Huyện Nam Trà My"),
        # where the name ends and what it does begins
        ("Cục Ngoại vụ tiếp tục cam kết đồng hành cùng các tỉnh.", "Cục Ngoại vụ"),
        ("Tập đoàn Foxconn cam kết mở rộng nhà máy tại Bắc Giang.", "Tập đoàn Foxconn"),
        # one body with another: who does it is the first
        ("Sở Ngoại vụ phối hợp với Sở Công Thương sẽ tổ chức đoàn khảo sát.", "Sở Ngoại vụ"),
        ("Bộ Ngoại giao và các cơ quan đại diện sẽ tiếp tục bảo hộ công dân.", "Bộ Ngoại giao"),
        ("Hai bên sẽ trao đổi đoàn lãnh đạo mỗi năm một lần.", "Hai bên"),
        ("Tỉnh Quảng Trị sẽ nâng cấp cửa khẩu trong thời gian tới.", "Tỉnh Quảng Trị"),
        # somebody with an office promises himself; what his office does is the office's
        ("Ông Trần Văn Ba, Giám đốc Sở Ngoại vụ tỉnh Quảng Trị, cam kết hỗ trợ nhà đầu tư.", "Trần Văn Ba"),
        ("Giám đốc Sở Công Thương Trần Văn Ba cho biết Sở sẽ mời thêm đối tác nước ngoài.", "Sở"),
        # organisations abroad, and whoever is only called a side
        ("KOICA cam kết tài trợ 5 triệu USD cho dự án cấp nước của tỉnh.", "KOICA"),
        ("Phía Hàn Quốc mời lãnh đạo tỉnh thăm tỉnh Gyeonggi vào tháng tới.", "Phía Hàn Quốc"),
        # the letters of a number are no body
        (
            "UBND tỉnh Kiên Giang có Công văn số 745/UBND-TH yêu cầu các sở, ngành báo cáo kết quả hợp tác.",
            "UBND tỉnh Kiên Giang",
        ),
        # who asks
        ("Bà Lê Thị Ba, Giám đốc Sở Ngoại vụ tỉnh Quảng Trị, đề nghị Bộ Ngoại giao hỗ trợ tỉnh.", "Lê Thị Ba"),
        ("Lãnh đạo tỉnh Quảng Ninh đề nghị Bộ Ngoại giao giới thiệu thêm đối tác.", "Lãnh đạo tỉnh Quảng Ninh"),
        ("Sở Ngoại vụ đề nghị các cơ quan gửi danh sách đoàn ra.", "Sở Ngoại vụ"),
    ],
)
def test_who_promises_or_asks(sentence: str, actor: str) -> None:
    assert told(sentence)["actor"] == actor


@pytest.mark.parametrize(
    ("sentence", "beneficiary"),
    [
        (
            "Bà Lê Thị Ba đề nghị Tổng Lãnh sự quán Nhật Bản giới thiệu thêm đối tác.",
            "Tổng Lãnh sự quán Nhật Bản",
        ),
        ("Sở Ngoại vụ đề nghị các cơ quan, đơn vị gửi danh sách đoàn ra.", "các cơ quan, đơn vị"),
        ("Bà Lê Thị Ba mong muốn hai bên tăng cường hợp tác trong lĩnh vực du lịch.", None),
        ("Bà Lê Thị Ba đề nghị tăng cường phối hợp với Bộ Ngoại giao trong công tác lãnh sự.", None),
    ],
)
def test_who_is_asked(sentence: str, beneficiary: str | None) -> None:
    assert told(sentence)["beneficiary"] == beneficiary


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Sở Ngoại vụ đề nghị các cơ quan gửi danh sách đoàn ra trước ngày 20/11/2024.", "2024-11-20"),
        ("Sở Ngoại vụ sẽ hoàn thiện thủ tục cho doanh nghiệp trước tháng 9/2024.", "2024-09"),
        ("Đến năm 2030, tỉnh Quảng Trị phấn đấu thu hút thêm nhiều nhà đầu tư nước ngoài.", "2030"),
        ("Năm 2025, tỉnh Quảng Trị sẽ nâng cấp cửa khẩu quốc tế Lao Bảo.", "2025"),
        # a day or year of a document, or in the name of something, is none
        (
            "Bà Lê Thị Ba đề nghị các sở thực hiện nghiêm Quyết định số 12/2020/QĐ-UBND ngày 05/3/2020 của UBND tỉnh.",
            None,
        ),
        ("Sở Ngoại vụ sẽ triển khai kế hoạch đối ngoại năm 2024 theo đúng tiến độ.", None),
    ],
)
def test_until_when(sentence: str, due: str | None) -> None:
    assert told(sentence)["due"] == due


def test_a_proposal_a_paper_was_made_on_asks_for_nothing() -> None:
    text = "Xét đề nghị tại Công văn số 673/SNgV-VP ngày 15 tháng 12 năm 2023 của Sở Ngoại vụ tỉnh An Giang,"
    assert not [fact for fact in read(BEFORE + text, "2024-02-01").facts if fact.type == "commitment"]


def test_a_promise_and_a_request_in_one_sentence() -> None:
    said = "Ông Trần Văn Ba, Chủ tịch UBND tỉnh Hưng Yên, khẳng định tỉnh luôn đồng hành cùng các nhà đầu tư nước ngoài và đề nghị Đại sứ giới thiệu các doanh nghiệp lớn."
    found = [fact.values for fact in read(BEFORE + said, "2024-02-01").facts if fact.type == "commitment"]
    assert [(one["kind"], one["actor"]) for one in found] == [("commitment", "tỉnh"), ("request", "Trần Văn Ba")]


def test_the_number_of_an_item_is_not_part_of_what_is_promised() -> None:
    said = BEFORE + "2. Sở Du lịch cam kết hoàn thành đề án đường bay với Hàn Quốc trước 30/9/2024."
    (fact,) = (one for one in read(said, "2024-02-01").facts if one.type == "commitment")
    assert said[fact.span.start :].startswith("Sở Du lịch") and fact.values["due"] == "2024-09-30"


def test_who_aims_at_something_also_does_what_stands_behind_and() -> None:
    said = "Giám đốc Sở Ngoại vụ Lý Văn Ba cho biết tỉnh đặt mục tiêu xuất khẩu đạt 10 tỷ USD vào năm 2030 và sẽ triển khai cửa khẩu thông minh."
    found = [fact.values for fact in read(BEFORE + said, "2024-02-01").facts if fact.type == "commitment"]
    assert [(one["kind"], one["actor"]) for one in found] == [("target", "tỉnh"), ("commitment", "tỉnh")]


def test_the_day_of_an_invitation_is_not_that_of_the_promise_before_it() -> None:
    said = "Ông Trần Văn Ba, Trưởng đại diện JETRO Hà Nội cam kết sẽ kết nối các doanh nghiệp với tỉnh và mời lãnh đạo tỉnh tham dự diễn đàn vào tháng 9/2024."
    found = [fact.values for fact in read(BEFORE + said, "2024-02-01").facts if fact.type == "commitment"]
    assert [(one["kind"], one["actor"], one["due"]) for one in found] == [
        ("commitment", "Trần Văn Ba", None),
        ("invitation", "Trần Văn Ba", "2024-09"),
    ]
