"""Events as the press and reports tell them: what is one, what is none, when and where; made-up names throughout."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.lib.reading import Fact, read

BEHIND = " Đây là hoạt động trong công tác đối ngoại của tỉnh."


def facts(text: str, kind: str = "event") -> list[Fact]:
    return [fact for fact in read(text + BEHIND, "2024-06-05").facts if fact.type == kind]


def events(text: str) -> list[dict[str, Any]]:
    return [fact.values for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "(BTM) - Sáng 4.6, ông Trần Văn Mẫu, Chủ tịch UBND tỉnh, có buổi tiếp xã giao đoàn Hội đồng tỉnh Gyeonggi (Hàn Quốc, Đông Á) dự lễ.",
            "reception",
            "ông Trần Văn Mẫu, Chủ tịch UBND tỉnh, có buổi tiếp xã giao đoàn Hội đồng tỉnh Gyeonggi (Hàn Quốc, Đông Á) dự lễ",
        ),
        (
            "Ngày 4/6, tin từ UBND tỉnh cho biết, đoàn công tác của tỉnh đã lên đường thăm và làm việc tại Nhật Bản.",
            "visit",
            "đoàn công tác của tỉnh đã lên đường thăm và làm việc tại Nhật Bản",
        ),
        (
            "Chiều 4/6, Đoàn công tác tỉnh đến thăm, chúc Tết Bunpimay chính quyền và nhân dân Lào.",
            "visit",
            "Đoàn công tác tỉnh đến thăm, chúc Tết Bunpimay chính quyền và nhân dân Lào",
        ),
        (
            "Sáng 4/6, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp nghe Sở Ngoại vụ báo cáo kế hoạch đón đoàn, rồi giao việc.",
            "meeting",
            "cuộc họp nghe Sở Ngoại vụ báo cáo kế hoạch đón đoàn",
        ),
        (
            "Ngày 4/6, hội tổ chức Lễ tiễn đưa hài cốt liệt sĩ.",
            "ceremony",
            "Lễ tiễn đưa hài cốt liệt sĩ",
        ),
        (
            "Sáng 4/6, Chủ tịch UBND tỉnh Trần Văn Mẫu đã tiếp ông Park Mau, Tổng Lãnh sự Hàn Quốc tại Đà Nẵng đến chào từ biệt (ảnh).",
            "reception",
            "Chủ tịch UBND tỉnh Trần Văn Mẫu đã tiếp ông Park Mau, Tổng Lãnh sự Hàn Quốc tại Đà Nẵng đến chào từ biệt",
        ),
        (
            "Bộ đội Biên phòng tỉnh Điện Biên và lực lượng biên phòng Mông Tự (Trung Quốc) vừa hội đàm về quản lý biên giới.",
            "meeting",
            "Bộ đội Biên phòng tỉnh Điện Biên và lực lượng biên phòng Mông Tự (Trung Quốc) vừa hội đàm về quản lý biên giới",
        ),
        (
            "- Ngày 4/6, Chủ tịch UBND tỉnh tiếp Đại sứ Lào.",
            "reception",
            "Chủ tịch UBND tỉnh tiếp Đại sứ Lào",
        ),
        (
            "Ngày 4/6, Đại sứ tiếp Giáo sư Trần Văn Mẫu.",
            "reception",
            "Đại sứ tiếp Giáo sư Trần Văn Mẫu",
        ),
        (
            "Ngày 4/6, Tổng Lãnh sự Việt Nam tại Osaka Trần Văn Mẫu gặp gỡ Ban Chấp hành Hội người Việt.",
            "meeting",
            "Tổng Lãnh sự Việt Nam tại Osaka Trần Văn Mẫu gặp gỡ Ban Chấp hành Hội người Việt",
        ),
        (
            "Hội sẽ tổ chức Đại hội đại biểu toàn quốc vào ngày 28/7/2024.",
            "congress",
            "Đại hội đại biểu toàn quốc",
        ),
        (
            "Sáng 4/6, tỉnh Nghệ An và tỉnh Xiêng Khoảng (Lào) tiến hành hội đàm thường niên tại Vinh.",
            "meeting",
            "tỉnh Nghệ An và tỉnh Xiêng Khoảng (Lào) tiến hành hội đàm thường niên tại Vinh",
        ),
        (
            "Đoàn đại biểu tỉnh Nghệ An có chuyến thăm và làm việc từ ngày 1 đến 4/6 tại các tỉnh của Lào.",
            "visit",
            "Đoàn đại biểu tỉnh Nghệ An có chuyến thăm và làm việc từ ngày 1 đến 4/6 tại các tỉnh của Lào",
        ),
    ],
)
def test_an_event_is_named_by_the_words_that_tell_it(text: str, kind: str, name: str) -> None:
    assert [(said["kind"], said["name"]) for said in events(text)] == [(kind, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Tỉnh dự Hội thảo Đào tạo nhân lực và đổi mới sáng tạo tại Huế.",
            "Hội thảo Đào tạo nhân lực và đổi mới sáng tạo",
        ),
        ("Tỉnh mở Lễ ký Hợp đồng viện trợ không hoàn lại vào ngày 4/6.", "Lễ ký Hợp đồng viện trợ không hoàn lại"),
        (
            "Tỉnh mở Hội nghị Gặp gỡ các tổ chức phi chính phủ nước ngoài.",
            "Hội nghị Gặp gỡ các tổ chức phi chính phủ nước ngoài",
        ),
        ("Nghị quyết Đại hội Đảng lần thứ XIII và đạt nhiều kết quả.", "Đại hội Đảng lần thứ XIII"),
        (
            "Hai bên đồng tổ chức “Diễn đàn Đầu tư xanh, kết nối cung cầu và quảng bá du lịch Mẫu 2024”.",
            "Diễn đàn Đầu tư xanh, kết nối cung cầu và quảng bá du lịch Mẫu 2024",
        ),
        ("Tỉnh mở Lễ hội hoa Mẫu với nhiều hoạt động.", "Lễ hội hoa Mẫu"),
        (
            "Sáng 4/6, tỉnh dự Hội đàm Nghệ An - Xiêng Khoảng. Dự hội đàm về phía Lào có ông Mau.",
            "Hội đàm Nghệ An - Xiêng Khoảng",
        ),
        ("Tỉnh dự Triển lãm hoa Mẫu, ký Ý định thư với bạn.", "Triển lãm hoa Mẫu"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, name: str) -> None:
    assert [said["name"] for said in events(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Ban Tổ chức Lễ hội Việt Mẫu họp kín.",
        "Tiếp nối Lễ hội năm 2023, tỉnh quảng bá du lịch.",
        "Tỉnh dự kiến đồng tổ chức các buổi tọa đàm, hội nghị về công tác người Việt Nam ở nước ngoài.",
        "Hội nghị Ngoại giao lần này bàn nhiều việc.",
        "Tháng 5, tỉnh đón, tiếp 06 đoàn với 49 lượt khách.",
    ],
)
def test_what_is_no_event_of_its_own(text: str) -> None:
    assert events(text) == []


def test_a_festival_is_the_same_with_its_number_its_year_or_neither() -> None:
    text = (
        "Tối 4/6, Lễ hội Việt Nam - Nhật Bản TP. Đà Nẵng 2024 khai mạc tại Công viên Biển Đông. "
        "Lễ hội Việt Nam - Nhật Bản lần thứ 9 có 85 gian hàng."
    )
    (festival,) = facts(text)
    assert (festival.values["edition"], festival.values["date_start"]) == (9, "2024-06-04")
    assert len(festival.evidence) == 2


def test_a_quoted_festival_has_the_number_behind_its_quotes_and_is_the_same_with_another_dash() -> None:
    text = (
        "Tối 4/6, Lễ hội “Giao lưu Mẫu - Nhật Bản” khai mạc. "
        "Lễ hội “Giao lưu Mẫu – Nhật Bản” lần thứ 18 mở cửa miễn phí."
    )
    (festival,) = facts(text)
    assert (festival.values["edition"], festival.values["date_start"]) == (18, "2024-06-04")


def test_an_article_in_one_line_is_read_with_its_captions() -> None:
    text = (
        "Quang cảnh hội trường. Ảnh: Mẫu. "
        + "Tỉnh Nghệ An mở rộng quan hệ đối ngoại với Lào. " * 12
        + "Sáng 4/6, Chủ tịch UBND tỉnh Trần Văn Mẫu tiếp Đại sứ Bỉ."
    )
    assert [said["kind"] for said in events(text)] == ["reception"]


def test_a_heading_and_the_paragraph_under_it_tell_one_reception() -> None:
    text = (
        "Lãnh đạo tỉnh tiếp đoàn Hội đồng thành phố Yongin\n"
        "Đồng chí Lê Văn Thử, Phó Chủ tịch UBND tỉnh tiếp ông Park Mau, Trưởng ban Hội đồng thành phố Yongin sáng 4/6."
    )
    (reception,) = facts(text)
    assert (reception.values["kind"], reception.values["date_start"]) == ("reception", "2024-06-04")
    assert len(reception.evidence) == 2


def test_two_guests_of_one_host_are_two_receptions() -> None:
    text = (
        "Sáng 4/6, Chủ tịch UBND tỉnh Trần Văn Mẫu tiếp Đại sứ Lào. "
        "Chiều 4/6, Chủ tịch UBND tỉnh Trần Văn Mẫu tiếp Đại sứ Bỉ."
    )
    assert [said["kind"] for said in events(text)] == ["reception", "reception"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Hội nghị Gặp gỡ Mẫu 2024 diễn ra từ ngày 3 đến 5/6.", "2024-06-03", "2024-06-05"),
        ("Đoàn tỉnh thăm Nhật Bản từ ngày 30/5 đến ngày 4/6.", "2024-05-30", "2024-06-04"),
        ("Sáng nay, tỉnh khai mạc Hội nghị Gặp gỡ Mẫu lần thứ 2.", "2024-06-05", "2024-06-05"),
        ("Tối qua, tỉnh khai mạc Hội nghị Gặp gỡ Mẫu lần thứ 2.", "2024-06-04", "2024-06-04"),
        ("Mừng ngày truyền thống (17/11/1950 - 17/11/2020), ngày 4/6 hội mở Liên hoan Mẫu lần thứ 2.", "2024-06-04", "2024-06-04"),
        ("Công văn số 2933 ngày 11/5/2024 giao Sở chuẩn bị Hội nghị Gặp gỡ Mẫu lần thứ 2.", None, None),
        ("Sáng 4/6, tỉnh mở Hội nghị tổng kết công tác đối ngoại năm 2023.", "2024-06-04", "2024-06-04"),
        ("Trong chuyến thăm tỉnh Xiêng Khoảng (Lào) từ ngày 1 đến 4/6, đoàn trao quà.", "2024-06-01", "2024-06-04"),
        ("Trong khuôn khổ Hội nghị Gặp gỡ Mẫu lần thứ 2, ngày 4/6, đoàn trao quà.", None, None),
        ("Hội nghị Gặp gỡ Mẫu lần thứ 2 sẽ được tổ chức vào tháng 11/2024.", "2024-11", "2024-11"),
    ],
)  # fmt: skip
def test_when_an_event_is_held(text: str, start: str | None, end: str | None) -> None:
    assert [(said["date_start"], said["date_end"]) for said in events(text)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tỉnh sẽ tổ chức sự kiện “Gặp gỡ Mẫu” năm nay.", "planned"),
        ("Ngày 5/6, tỉnh họp về công tác chuẩn bị Hội nghị Gặp gỡ Mẫu lần thứ 2.", "planned"),
        ("Hội nghị sẽ đánh giá tình hình từ Hội nghị Gặp gỡ Mẫu lần thứ 2 đến nay.", "held"),
    ],
)
def test_whether_an_event_is_still_to_come(text: str, status: str) -> None:
    assert [said["status"] for said in events(text)] == [status]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sáng 4/6, tại Hà Nội, Bộ Ngoại giao tổ chức Hội nghị Gặp gỡ Mẫu 2024.", "Hà Nội"),
        ("Ngày 4/6, tại Hà Nội diễn ra sự kiện “Gặp gỡ Mẫu 2024”.", "Hà Nội"),
        ("Ngày 4/6, trong chuyến thăm tỉnh Xiêng Khoảng, đoàn tặng quà tại Tượng đài Mẫu.", "tỉnh Xiêng Khoảng"),
        ("Ngày 4/6, Đại sứ Lào tại Việt Nam dự Hội nghị Gặp gỡ Mẫu 2024.", None),
        ("Ngày 4/6, hội dự Hội nghị Gặp gỡ Mẫu 2024, theo tin tại Chương trình Thời sự.", None),
    ],
)
def test_where_an_event_is_held(text: str, place: str | None) -> None:
    assert [said["place"] for said in events(text)] == [place]


def test_a_report_tells_a_meeting_a_clause() -> None:
    text = (
        "Về đối ngoại Đảng: Tổ chức thành công đoàn đại biểu cấp cao của tỉnh thăm và làm việc tại tỉnh Luông Pha Băng (Lào) từ ngày 10 - 13/4; "
        "đón và làm việc với Đoàn đại biểu tỉnh Vân Nam (Trung Quốc) ngày 20/5."
    )
    assert [(said["kind"], said["date_start"], said["date_end"]) for said in events(text)] == [
        ("visit", "2024-04-10", "2024-04-13"),
        ("reception", "2024-05-20", "2024-05-20"),
    ]


def test_tasks_under_a_numbered_heading_in_capitals() -> None:
    text = (
        "KẾ HOẠCH\nHội nghị Gặp gỡ Mẫu năm 2024\nI. NỘI DUNG\n1. Thời gian: ngày 15/7/2024.\n2. Địa điểm: hội trường tỉnh.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Ngoại vụ gửi thư mời.\n2. Sở Tài chính bố trí kinh phí cho hội nghị.\n"
    )
    assert [fact.values["ordinal"] for fact in facts(text, "directive_item")] == [1, 2]


def test_a_paragraph_that_begins_with_an_accented_capital_is_not_part_of_the_heading() -> None:
    text = "Tỉnh Mẫu tăng cường hợp tác với Lào\nĐoàn công tác của tỉnh thăm Lào ngày 4/6."
    assert [said["name"] for said in events(text)] == ["Đoàn công tác của tỉnh thăm Lào ngày 4/6"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ngày 4/6, phường Mẫu Một và trấn Đông Hưng đã ký Thỏa thuận hợp tác.", [["phường Mẫu Một", "trấn Đông Hưng"]]),
        ("Hai bên mong muốn quan hệ hữu nghị giữa hai nước Việt Nam - Mông Cổ nói chung và tỉnh Nghệ An nói riêng bền chặt.", []),
        ("Các bên tăng cường quan hệ hữu nghị giữa tỉnh Nghệ An và tỉnh Xiêng Khoảng.", []),
        ("Hai bên thiết lập quan hệ hữu nghị giữa tỉnh Nghệ An và tỉnh Xiêng Khoảng.", [["tỉnh Nghệ An", "tỉnh Xiêng Khoảng"]]),
    ],
)  # fmt: skip
def test_what_is_an_agreement_of_two_localities(text: str, parties: list[list[str]]) -> None:
    assert [fact.values["parties"] for fact in facts(text, "agreement")] == parties


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Trong chuyến đi, đoàn công tác của tỉnh sẽ làm việc với Sở Ngoại vụ về công tác lãnh sự.", []),
        ("Tỉnh Nghệ An sẽ có cơ hội tăng cường hợp tác với Lào.", []),
        ("Theo kế hoạch, Sở Ngoại vụ sẽ tổ chức Hội nghị Gặp gỡ Mẫu năm nay.", []),
        ("Sở Ngoại vụ sẽ tham mưu UBND tỉnh mở thêm hai lớp tiếng Lào.", ["commitment"]),
        ("Hai bên thống nhất tăng cường trao đổi đoàn các cấp hằng năm.", ["commitment"]),
        ("Hai bên thống nhất các nội dung do hai cơ quan ngoại vụ đề ra.", []),
    ],
)
def test_what_is_on_the_programme_is_no_promise(text: str, kinds: list[str]) -> None:
    assert [fact.values["kind"] for fact in facts(text, "commitment")] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 4/6, Tổng Lãnh sự đề nghị Phó Thống đốc sớm dẫn đoàn sang thăm Việt Nam.",
        "Ngày 4/6, Phó Tỉnh trưởng tỉnh Kandal trao thư chúc Tết của Tỉnh trưởng tỉnh Kandal.",
        "Ngày 4/6, Chủ tịch UBND tỉnh yêu cầu trực tiếp lãnh đạo các sở chuẩn bị đón khách Lào.",
    ],
)
def test_what_is_asked_for_or_given_is_no_meeting(text: str) -> None:
    assert events(text) == []


def test_an_event_wished_for_at_a_later_time_is_planned() -> None:
    text = "Chủ tịch UBND tỉnh mong cùng tổ chức triển lãm vào tháng 7/2026 trong khuôn khổ Lễ hội Hoa Mẫu lần thứ 2."
    assert [(said["edition"], said["status"]) for said in events(text)] == [(2, "planned")]


def test_a_plan_tells_day_and_place_in_lines_of_their_own() -> None:
    text = (
        "KẾ HOẠCH\nHoạt động đối ngoại với các đối tác Nhật Bản tại tỉnh Quảng Nam\n1. Lễ kỷ niệm 50 năm quan hệ với Nhật Bản\n"
        "- Thời gian: 19h30, ngày 21/9/2024\n- Địa điểm: Vườn tượng Mẫu, thành phố Hội An\n- Thành phần: lãnh đạo tỉnh\n"
        "2. Triển lãm ảnh “Dấu ấn Nhật Bản Mẫu”\nThời gian: từ ngày 20 đến ngày 25/9/2024. Địa điểm: Bảo tàng Mẫu.\n"
        "3. Hội thảo xúc tiến đầu tư Nhật Bản vào Quảng Nam\n"
    )
    assert [(said["date_start"], said["date_end"], said["place"], said["status"]) for said in events(text)] == [
        ("2024-09-21", "2024-09-21", "Vườn tượng Mẫu, thành phố Hội An", "planned"),
        ("2024-09-20", "2024-09-25", "Bảo tàng Mẫu", "planned"),
        (None, None, None, "planned"),
    ]


def test_the_day_and_place_under_the_title_of_a_programme() -> None:
    text = "CHƯƠNG TRÌNH\nHội nghị Gặp gỡ Hàn Quốc - Quảng Ngãi năm 2024\n(Ngày 24/5/2024, tại Trung tâm Hội nghị Mẫu của tỉnh)\n8h00: Đón đại biểu\n"
    assert [(said["date_start"], said["place"]) for said in events(text)] == [
        ("2024-05-24", "Trung tâm Hội nghị Mẫu của tỉnh")
    ]


def test_a_call_in_the_heading_and_the_reception_under_it_are_one() -> None:
    text = (
        "Tổng Lãnh sự Australia đến chào xã giao Bí thư Tỉnh ủy\n"
        "Chiều 4/6, Bí thư Tỉnh ủy Trần Văn Mẫu tiếp bà Maurah Thuper, Tổng Lãnh sự Australia tại Thành phố Hồ Chí Minh."
    )
    assert len(events(text)) == 1


def test_delegations_a_report_lists_with_their_days() -> None:
    text = (
        "Kết quả công tác đối ngoại của tỉnh Kon Tum:\n- Đón và làm việc với 03 đoàn khách:\n+ Đoàn Đại sứ quán Ấn Độ (ngày 02/4);\n"
        "+ Đoàn công tác tỉnh Attapeu, Lào, từ ngày 10 đến 12/4;\n+ Đoàn Hội đồng nhân dân tỉnh Champasak.\n"
        "- Cử 02 đoàn đi công tác nước ngoài: Đoàn Sở Mẫu đi Hàn Quốc (từ ngày 15 - 19/4); đoàn Sở Thử.\n"
        "- Trong tháng, tiếp các đoàn khách gồm: chuyên gia ngày 20/4; nhà báo."
    )
    assert [
        (said["name"], said["kind"], said["date_start"], said["date_end"], said["place"]) for said in events(text)
    ] == [
        ("Đoàn Đại sứ quán Ấn Độ", "reception", "2024-04-02", "2024-04-02", None),
        ("Đoàn công tác tỉnh Attapeu, Lào", "reception", "2024-04-10", "2024-04-12", None),
        ("Đoàn Sở Mẫu đi Hàn Quốc", "visit", "2024-04-15", "2024-04-19", "Hàn Quốc"),
    ]


def test_who_plans_by_name_plans_nothing() -> None:
    (held,) = events("Sáng nay (5/6), Sở Kế hoạch và Đầu tư tổ chức Hội nghị xúc tiến đầu tư Nhật Bản năm 2024.")
    assert (held["status"], held["date_start"]) == ("held", "2024-06-05")
    (held,) = events("Thực hiện Kế hoạch số 15/KH-UBND, ngày 4/6, Sở tổ chức Hội nghị đối ngoại năm 2024.")
    assert (held["status"], held["date_start"]) == ("held", "2024-06-04")
    (planned,) = events("Sở xây dựng kế hoạch tổ chức Hội nghị đối ngoại năm 2024.")
    assert planned["status"] == "planned"


def test_what_introduces_an_event_is_not_that_event() -> None:
    told = events("Ngày 4/6, tỉnh tổ chức gặp mặt báo chí giới thiệu Giao lưu hữu nghị Việt Nam - Lào lần thứ 10.")
    assert [(one["name"].split()[0], one["date_start"]) for one in told] == [("gặp", "2024-06-04"), ("Giao", None)]


def test_initials_end_neither_a_sentence_nor_a_meeting() -> None:
    (met,) = events("Sáng 4/6, lãnh đạo UBND tỉnh tiếp ông Maunardo LB. Thukar, Đại sứ Philippines tại Việt Nam.")
    assert met["name"] == "lãnh đạo UBND tỉnh tiếp ông Maunardo LB. Thukar, Đại sứ Philippines tại Việt Nam"


def test_a_visit_told_behind_a_long_occasion() -> None:
    occasion = (
        "Nhân dịp kỷ niệm 55 năm Ngày thiết lập quan hệ ngoại giao (5/9/1962 - 5/9/2017) và 40 năm Ngày ký Hiệp ước "
        "Hữu nghị và Hợp tác Việt Nam - Lào (18/7/1977 - 18/7/2017)"
    )
    guests = (
        "Đoàn đại biểu cấp cao nước Cộng hòa Dân chủ Nhân dân Lào do đồng chí Khăm Mẫu, Ủy viên Bộ Chính trị, Thường "
        "trực Ban Bí thư, Phó Chủ tịch nước Cộng hòa Dân chủ Nhân dân Lào làm Trưởng đoàn"
    )
    (visit,) = events(f"{occasion}, ngày 4/6, {guests} đã tới thăm tỉnh Hòa Bình.")
    assert (visit["kind"], visit["date_start"], visit["place"]) == ("visit", "2024-06-04", "tỉnh Hòa Bình")


def test_a_delegation_that_comes_to_work_somewhere() -> None:
    (visit,) = events("Chiều 4/6, đoàn cán bộ của TP Sangju (Hàn Quốc) đến làm việc tại Hải Dương.")
    assert (visit["kind"], visit["place"]) == ("visit", "Hải Dương")


def test_the_day_right_behind_a_congress_is_its_own() -> None:
    (congress,) = events("Theo đó, Đại hội Liên hiệp các tổ chức hữu nghị tỉnh lần thứ I sẽ diễn ra ngày 15-6-2024.")
    assert (congress["date_start"], congress["status"]) == ("2024-06-15", "planned")
