"""Who holds which office: made-up people in the ways reports and press name them."""

from __future__ import annotations

import pytest

from nhipcau.lib.reading import read

BEHIND = " Đây là hoạt động trong công tác đối ngoại của tỉnh."


def offices(text: str) -> list[tuple[str, str, str | None]]:
    facts = [fact.values for fact in read(text + BEHIND, "2024-06-01").facts if fact.type == "person_role"]
    return [(said["name"], said["position"], said["organisation"]) for said in facts]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Phó Giám đốc Sở Ngoại vụ - Trần Văn Mẫu chủ trì.", ("Trần Văn Mẫu", "Phó Giám đốc", "Sở Ngoại vụ")),
        (
            "Tổng Lãnh sự Việt Nam tại Quảng Châu, Lê Văn Mẫu dự lễ.",
            ("Lê Văn Mẫu", "Tổng Lãnh sự", "Việt Nam tại Quảng Châu"),
        ),
        ("Bà Vy Mẫu Thử, Chủ tịch VCCI, phát biểu.", ("Vy Mẫu Thử", "Chủ tịch", "VCCI")),
        (
            "Tỉnh trưởng tỉnh Khăm Muộn Xụ Mẫu Thử thăm tỉnh.",
            ("Xụ Mẫu Thử", "Tỉnh trưởng", "Tỉnh Khăm Muộn"),
        ),
        (
            "Tổng Lãnh sự Trung Quốc tại Đà Nẵng Phổng Mẫu Thử chúc mừng.",
            ("Phổng Mẫu Thử", "Tổng Lãnh sự", "Trung Quốc tại Đà Nẵng"),
        ),
        (
            "Đại sứ Argentina tại Việt Nam Maucos A. Thukar dự lễ.",
            ("Maucos A. Thukar", "Đại sứ", "Argentina tại Việt Nam"),
        ),
        (
            "Ông Maunardo LB. Thukar, Đại sứ Philippines tại Việt Nam, dự lễ.",
            ("Maunardo LB. Thukar", "Đại sứ", "Philippines tại Việt Nam"),
        ),
        (
            "Ông Lê Văn Mẫu, Người phát ngôn Bộ Ngoại giao thuyết trình.",
            ("Lê Văn Mẫu", "Người phát ngôn", "Bộ Ngoại giao"),
        ),
        (
            "Ông Lê Văn Mẫu - Tổng Lãnh sự nước CHXHCN Việt Nam tại Pắc-xế, Lào.",
            ("Lê Văn Mẫu", "Tổng Lãnh sự", "CHXHCN Việt Nam tại Pắc-xế"),
        ),
        (
            "Ông Lê Văn Mẫu, Giám đốc Trung tâm Đổi mới sáng tạo tỉnh, dự lễ.",
            ("Lê Văn Mẫu", "Giám đốc", "Trung tâm Đổi mới sáng tạo tỉnh"),
        ),
        ("Chủ tịch Tập đoàn SK Mau Thu-won dự lễ.", ("Mau Thu-won", "Chủ tịch", "Tập đoàn SK")),
        (
            "Bộ trưởng Ngoại giao Lào Mau Thukone thăm tỉnh.",
            ("Mau Thukone", "Bộ trưởng", "Bộ Ngoại giao Lào"),
        ),
        ("Phó Thống đốc phụ trách kinh tế Kim Mau Thung dự lễ.", ("Kim Mau Thung", "Phó Thống đốc", None)),
        ("Chủ tịch nước Trung Quốc Tập Mẫu Thử thăm tỉnh.", ("Tập Mẫu Thử", "Chủ tịch nước", "Trung Quốc")),
        ("Chủ tịch UBND huyện Mai Châu Hà Văn Mẫu dự.", ("Hà Văn Mẫu", "Chủ tịch", "UBND huyện Mai Châu")),
        (
            "Ông Lê Văn Mẫu, Vụ trưởng Vụ Châu Á - Thái Bình Dương, nêu ý kiến.",
            ("Lê Văn Mẫu", "Vụ trưởng", "Vụ Châu Á - Thái Bình Dương"),
        ),
        (
            "Tổng Giám đốc Công ty TNHH Canon Việt Nam Mauru Thuto dự lễ.",
            ("Mauru Thuto", "Tổng Giám đốc", "Công ty TNHH Canon Việt Nam"),
        ),
        (
            "Bà Lê Thị Mẫu, Phó Giám đốc Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh.",
            ("Lê Thị Mẫu", "Phó Giám đốc", "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh"),
        ),
        (
            "Ông Lê Văn Mẫu, Tổng Lãnh sự mới của Nhật Bản tại Đà Nẵng.",
            ("Lê Văn Mẫu", "Tổng Lãnh sự", "Nhật Bản tại Đà Nẵng"),
        ),
        (
            "Chủ tịch Liên minh Nghị sĩ hữu nghị Nhật - Việt Mauai Thuko dự lễ.",
            ("Mauai Thuko", "Chủ tịch", "Liên minh Nghị sĩ hữu nghị Nhật - Việt"),
        ),
        (
            "Trưởng đoàn đại biểu Quốc hội (ĐBQH) tỉnh Quảng Bình Lê Văn Mẫu dự.",
            ("Lê Văn Mẫu", "Trưởng đoàn", "Đoàn đại biểu Quốc hội tỉnh Quảng Bình"),
        ),
        (
            "Tỉnh trưởng tỉnh Sạ-mẫu-na-thử Bun-mẫu U-bồn-thử tiếp đoàn Quảng Trị.",
            ("Bun-mẫu U-bồn-thử", "Tỉnh trưởng", "Tỉnh Sạ-mẫu-na-thử"),
        ),
        (
            "Tổng Lãnh sự Hàn Quốc tại thành phố Hồ Chí Minh Kim Mau Thung thăm Hậu Giang.",
            ("Kim Mau Thung", "Tổng Lãnh sự", "Hàn Quốc tại thành phố Hồ Chí Minh"),
        ),
        (
            "Ngài Lee Mau - Thu, Quận trưởng quận Mauju, thăm Hòa Bình.",
            ("Lee Mau - Thu", "Quận trưởng", "Quận Mauju"),
        ),
        ("Ông Lê Văn Mẫu, giám đốc sở Ngoại vụ, cho biết.", ("Lê Văn Mẫu", "Giám đốc", "Sở Ngoại vụ")),
        ("Bí thư thành ủy TPHCM Lê Văn Mẫu tiếp đoàn.", ("Lê Văn Mẫu", "Bí thư", "Thành ủy TPHCM")),
        ("Ông Lê Văn Mẫu, ủy viên Hội đồng thành phố, dự.", ("Lê Văn Mẫu", "Ủy viên", "Hội đồng thành phố")),
        (
            "Ông Lê Văn Mẫu - Phó Chủ tịch UBND tỉnh nhiệt liệt chào mừng đoàn.",
            ("Lê Văn Mẫu", "Phó Chủ tịch", "UBND tỉnh"),
        ),
        (
            "Ông Lê Văn Mẫu, Giám đốc Sở Ngoại vụ Quảng Nam xung quanh công tác đối ngoại.",
            ("Lê Văn Mẫu", "Giám đốc", "Sở Ngoại vụ Quảng Nam"),
        ),
        (
            "Ông Lê Văn Mẫu, Chủ tịch UBND tỉnh, Trưởng ban Ban Chỉ đạo công tác biên giới, dự.",
            ("Lê Văn Mẫu", "Trưởng Ban", "Ban Chỉ đạo công tác biên giới"),
        ),
        ("Ngài Som Mauseth (bên trái) – Tỉnh trưởng tỉnh Kep tặng hoa.", ("Som Mauseth", "Tỉnh trưởng", "Tỉnh Kep")),
        ("Ông Lê Văn Mẫu; chức vụ: Giám đốc Sở Ngoại vụ.", ("Lê Văn Mẫu", "Giám đốc", "Sở Ngoại vụ")),
        (
            "Ông Lê Văn Mẫu, Anh hùng Lao động, Giám đốc Sở Ngoại vụ, kể.",
            ("Lê Văn Mẫu", "Giám đốc", "Sở Ngoại vụ"),
        ),
        (
            "Bà Lê Thị Mẫu, Đại biểu HĐND tỉnh Bình Dương, giữ chức Chủ tịch Hội Hữu nghị Việt Nam - Nhật Bản tỉnh.",
            ("Lê Thị Mẫu", "Chủ tịch", "Hội Hữu nghị Việt Nam - Nhật Bản tỉnh"),
        ),
        ("Chủ tịch Hội Furuta Mautoo cảm ơn tỉnh Quảng Ninh.", ("Furuta Mautoo", "Chủ tịch", "Hội")),
        ("Chuyến thăm của Chủ tịch Trung Quốc Tập Mẫu Thử.", ("Tập Mẫu Thử", "Chủ tịch", "Trung Quốc")),
        (
            "Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam Lê Văn Mẫu tiếp Đại sứ.",
            ("Lê Văn Mẫu", "Chủ tịch nước", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ),
        ("Thiếu tá Lê Văn Mẫu, Phó Đồn trưởng, dự hội đàm.", ("Lê Văn Mẫu", "Phó Đồn trưởng", None)),
        (
            "Đại tá Lê Văn Mẫu-Phó Chỉ huy trưởng Bộ đội Biên phòng tỉnh dự.",
            ("Lê Văn Mẫu", "Phó Chỉ huy trưởng", "Bộ đội Biên phòng tỉnh"),
        ),
        ("Ông Nguyễn văn Mẫu - Giám đốc Sở Ngoại vụ dự.", ("Nguyễn văn Mẫu", "Giám đốc", "Sở Ngoại vụ")),
        ("Thủ tướng Hun Mau - Vương quốc Campuchia đến Long An.", ("Hun Mau", "Thủ tướng", None)),
        ("Ngài Mauvid Johnston, Toàn quyền Canada, gửi thư.", ("Mauvid Johnston", "Toàn quyền", "Canada")),
        ("Quyền Chủ tịch nước Lê Thị Mẫu gửi thư mừng.", ("Lê Thị Mẫu", "Quyền Chủ tịch nước", None)),
        (
            "Chủ nhiệm Văn phòng Chủ tịch nước Lê Văn Mẫu đón đoàn.",
            ("Lê Văn Mẫu", "Chủ nhiệm", "Văn phòng Chủ tịch nước"),
        ),
        (
            "Thừa ủy nhiệm của Chủ tịch nước, Chủ tịch UBND tỉnh Quảng Nam Lê Văn Mẫu trao Huân chương.",
            ("Lê Văn Mẫu", "Chủ tịch", "UBND tỉnh Quảng Nam"),
        ),
        (
            "Đồng chí Bô Mẫu (Lê Viết Thử) - nguyên Bí thư Tỉnh ủy Sê Kông dự lễ.",
            ("Bô Mẫu", "Nguyên Bí thư", "Tỉnh ủy Sê Kông"),
        ),
        (
            "Về phía Lào có các ông: Khăm Phoi Văn Mẫu Thử, Tỉnh trưởng tỉnh Phong-Sa-Ly; cán bộ các sở.",
            ("Khăm Phoi Văn Mẫu Thử", "Tỉnh trưởng", "Tỉnh Phong-Sa-Ly"),
        ),
        (
            "Ông Trần Văn Mẫu, Chủ tịch Hội Sinh viên Việt Nam tại Đức, dự lễ.",
            ("Trần Văn Mẫu", "Chủ tịch", "Hội Sinh viên Việt Nam tại Đức"),
        ),
        (
            "Dự có Bộ trưởng Bộ Thương mại, Chủ tịch UBĐP Campuchia về Khu vực TGPT CLV Cham Mauol.",
            ("Cham Mauol", "Chủ tịch", "UBĐP Campuchia về Khu vực TGPT CLV"),
        ),
        (
            "Giáo sư Mauji Suthuki, Chủ tịch MJVE, hiện đồng thời giữ chức Tổng Thư ký Liên hiệp UNESCO Châu Á Thái Bình Dương, cảm ơn.",
            ("Mauji Suthuki", "Tổng Thư ký", "Liên hiệp UNESCO Châu Á Thái Bình Dương"),
        ),
        (
            "Cùng dự có các đồng chí: Hoàng Văn Mẫu Phó Chủ tịch UBND thành phố; lãnh đạo các sở.",
            ("Hoàng Văn Mẫu", "Phó Chủ tịch", "UBND thành phố"),
        ),
        ("Bà Souphanh Mauheuang, Tỉnh trưởng Luang Prabang.", ("Souphanh Mauheuang", "Tỉnh trưởng", "Luang Prabang")),
        (
            "Phó Châu trưởng châu Hồng Hà, ông Dương Văn Mẫu; Huyện trưởng dự.",
            ("Dương Văn Mẫu", "Phó Châu trưởng", "Châu Hồng Hà"),
        ),
        (
            "PHÁT BIỂU CỦA ÔNG LÊ VĂN MẪU, GIÁM ĐỐC SỞ NGOẠI VỤ TỈNH.",
            ("LÊ VĂN MẪU", "Giám đốc", "SỞ NGOẠI VỤ TỈNH"),
        ),
        ("Tổng Lãnh sự MAUNABE Thubuhiro ký hợp đồng viện trợ.", ("MAUNABE Thubuhiro", "Tổng Lãnh sự", None)),
        ("Thị trưởng Kiev Mauli Klitschko gửi thư.", ("Mauli Klitschko", "Thị trưởng", "Kiev")),
        (
            "Cục trưởng Lãnh sự Bộ Ngoại giao Lê Văn Mẫu cho biết.",
            ("Lê Văn Mẫu", "Cục trưởng", "Cục Lãnh sự Bộ Ngoại giao"),
        ),
        (
            "Bà Lê Thị Mẫu, Quyền Trưởng ban Tiếp thị sản phẩm Vietnam Airlines, dự.",
            ("Lê Thị Mẫu", "Quyền Trưởng Ban", "Ban Tiếp thị sản phẩm Vietnam Airlines"),
        ),
        (
            "Ông Lê Văn Mẫu, Phó Trưởng ban An toàn giao thông tỉnh động viên đoàn.",
            ("Lê Văn Mẫu", "Phó Trưởng Ban", "Ban An toàn giao thông tỉnh"),
        ),
        (
            "Chuyến thăm của ông Mauloun Thusoulith trên cương vị Thủ tướng Lào.",
            ("Mauloun Thusoulith", "Thủ tướng", "Lào"),
        ),
    ],
)
def test_the_office_and_its_body(text: str, office: tuple[str, str, str | None]) -> None:
    assert office in offices(text)
    assert len({name for name, *_ in offices(text)}) == 1


def test_the_body_of_two_posts_told_once() -> None:
    assert offices("Ông Trần Văn Mẫu, Phó Chủ tịch kiêm Tổng Thư ký Liên hiệp các tổ chức hữu nghị Việt Nam.") == [
        ("Trần Văn Mẫu", "Phó Chủ tịch", "Liên hiệp các tổ chức hữu nghị Việt Nam"),
        ("Trần Văn Mẫu", "Tổng Thư ký", "Liên hiệp các tổ chức hữu nghị Việt Nam"),
    ]


def test_the_head_of_a_delegation_of_the_national_assembly_and_of_a_journey() -> None:
    said = "Bí thư Tỉnh ủy, Trưởng đoàn Đại biểu Quốc hội tỉnh Bình Dương Trần Văn Mẫu tiếp khách."
    assert offices(said) == [
        ("Trần Văn Mẫu", "Bí thư", "Tỉnh ủy"),
        ("Trần Văn Mẫu", "Trưởng đoàn", "Đoàn Đại biểu Quốc hội tỉnh Bình Dương"),
    ]
    assert offices("Trưởng đoàn, Phó Chủ tịch UBND tỉnh Trần Văn Mẫu tặng quà.") == [
        ("Trần Văn Mẫu", "Phó Chủ tịch", "UBND tỉnh")
    ]


@pytest.mark.parametrize("joint", ["làm", "được bầu là", "được Đại hội tín nhiệm bầu giữ chức vụ", "tái đắc cử"])
def test_an_office_somebody_is_given(joint: str) -> None:
    said = f"Ông Trần Văn Mẫu, Phó Chủ tịch UBND tỉnh {joint} Chủ tịch Hội hữu nghị Việt - Lào tỉnh."
    assert offices(said) == [
        ("Trần Văn Mẫu", "Phó Chủ tịch", "UBND tỉnh"),
        ("Trần Văn Mẫu", "Chủ tịch", "Hội hữu nghị Việt - Lào tỉnh"),
    ]


def test_a_name_behind_a_comma_that_has_an_office_of_its_own() -> None:
    said = "Dự có ông Trần Văn Mẫu, Chủ tịch UBND tỉnh, Lê Thị Thử, Giám đốc Sở Ngoại vụ."
    assert offices(said) == [
        ("Trần Văn Mẫu", "Chủ tịch", "UBND tỉnh"),
        ("Lê Thị Thử", "Giám đốc", "Sở Ngoại vụ"),
    ]


def test_a_new_line_with_a_vietnamese_capital_is_no_part_of_the_name_above() -> None:
    assert offices("CHỦ TỊCH\nPhó Chủ tịch Trần Văn Mẫu\nĐoàn công tác thăm tỉnh.") == [
        ("Trần Văn Mẫu", "Phó Chủ tịch", None)
    ]


def test_those_present_in_minutes() -> None:
    said = (
        "Chủ trì: Đ/c Trần Văn Mẫu - PCT UBND tỉnh\nThành phần tham dự:\n1. Bà Lê Thị Thử – PGĐ Sở Ngoại vụ;\n"
        "2. Ông Phạm Văn Thí: Chánh Văn phòng UBND tỉnh\n3. Ông Hoàng Mẫu, TUV, Bí thư Huyện ủy Hướng Hóa.\n"
    )
    assert offices(said) == [
        ("Trần Văn Mẫu", "Phó Chủ tịch", "UBND tỉnh"),
        ("Lê Thị Thử", "Phó Giám đốc", "Sở Ngoại vụ"),
        ("Phạm Văn Thí", "Chánh Văn phòng", "UBND tỉnh"),
        ("Hoàng Mẫu", "Ủy viên", "Ban Chấp hành Đảng bộ tỉnh"),
        ("Hoàng Mẫu", "Bí thư", "Huyện ủy Hướng Hóa"),
    ]


def test_an_office_behind_the_dash_of_a_list_adds_to_that_of_all() -> None:
    said = "Dự có các đồng chí Ủy viên Bộ Chính trị: Trần Văn Mẫu - Chủ tịch nước; Lê Văn Thử - Thường trực Ban Bí thư."
    assert offices(said) == [
        ("Trần Văn Mẫu", "Ủy viên", "Bộ Chính trị"),
        ("Trần Văn Mẫu", "Chủ tịch nước", None),
        ("Lê Văn Thử", "Thường trực", "Ban Bí thư"),
    ]


def test_the_quotation_begins_with_the_whole_honorific() -> None:
    facts = read(f"Dự có đồng chí Trần Văn Mẫu, Giám đốc Sở Ngoại vụ.{BEHIND}", "2024-06-01").facts
    quoted = [fact.span for fact in facts if fact.type == "person_role"]
    assert [(span.start, span.end) for span in quoted] == [(6, 49)]


@pytest.mark.parametrize(
    "appointed",
    [
        "Ông Trần Văn Mẫu, Phó Giám đốc Sở Ngoại vụ khóa XIII, được điều động và bổ nhiệm giữ chức Giám đốc Sở Nội vụ.",
        "Phó Giám đốc Sở Ngoại vụ Trần Văn Mẫu vừa được bầu giữ chức Giám đốc Sở Nội vụ.",
        "Đồng chí Trần Văn Mẫu, Phó Giám đốc Sở Ngoại vụ tái đắc cử chức vụ Giám đốc Sở Nội vụ.",
    ],
)
def test_who_is_appointed_holds_both_offices(appointed: str) -> None:
    assert offices(appointed) == [
        ("Trần Văn Mẫu", "Phó Giám đốc", "Sở Ngoại vụ"),
        ("Trần Văn Mẫu", "Giám đốc", "Sở Nội vụ"),
    ]


def test_who_becomes_something_is_not_who_was_named_last() -> None:
    said = "Đại sứ Trần Văn Mẫu trình thư lên Tổng thống Maukim Thuck, chính thức trở thành Đại sứ Việt Nam tại Đức."
    assert ("Maukim Thuck", "Đại sứ", "Việt Nam tại Đức") not in offices(said)


def test_two_people_and_two_offices_without_order() -> None:
    said = "Bầu ông Trần Văn Mẫu - Giám đốc Sở Ngoại vụ và bà Lê Thị Thử - Giám đốc Sở Nội vụ giữ chức Chủ tịch và Phó Chủ tịch."
    assert [office[:2] for office in offices(said)] == [("Trần Văn Mẫu", "Giám đốc"), ("Lê Thị Thử", "Giám đốc")]


def test_what_one_is_said_to_be_and_another_is() -> None:
    said = "Phó Thủ tướng Trần Văn Mẫu là Phó Chủ tịch Thường trực, Bộ trưởng Ngoại giao Lê Văn Thử là Phó Chủ tịch."
    assert [office[:2] for office in offices(said)] == [
        ("Trần Văn Mẫu", "Phó Thủ tướng"),
        ("Trần Văn Mẫu", "Phó Chủ tịch Thường trực"),
        ("Lê Văn Thử", "Bộ trưởng"),
        ("Lê Văn Thử", "Phó Chủ tịch"),
    ]


def test_a_title_between_two_names_is_of_the_one_with_an_honorific() -> None:
    said = "Dự có Tổng Lãnh sự Hoa Kỳ Mauary E. Thuka, Tùy viên Quân sự Đại sứ quán Hoa Kỳ tại Hà Nội, Đại tá Mauan T. Thon."
    assert [office[:2] for office in offices(said)] == [
        ("Mauary E. Thuka", "Tổng Lãnh sự"),
        ("Mauan T. Thon", "Tùy viên Quân sự"),
    ]


def test_people_listed_behind_their_office() -> None:
    assert offices("UBND tỉnh có 2 Phó Chủ tịch gồm các ông: Trần Văn Mẫu và Lê Văn Thử.") == [
        ("Trần Văn Mẫu", "Phó Chủ tịch", None),
        ("Lê Văn Thử", "Phó Chủ tịch", None),
    ]


def test_a_deputy_prime_minister_keeps_no_ministry() -> None:
    assert offices("Phó Thủ tướng kiêm Bộ trưởng Bộ Ngoại giao Lào Mauloun Thusoulith thăm tỉnh.") == [
        ("Mauloun Thusoulith", "Phó Thủ tướng", None),
        ("Mauloun Thusoulith", "Bộ trưởng", "Bộ Ngoại giao Lào"),
    ]


def test_the_next_honorific_is_no_name() -> None:
    said = "Tiến sĩ Mauke Thusai - Trưởng Đại diện WHO, Ông Mauthur Thuken - Trưởng Đại diện UNFPA thăm tỉnh."
    assert [name for name, *_ in offices(said)] == ["Mauke Thusai", "Mauthur Thuken"]


def test_an_office_called_by_a_shorter_name_later_is_one_office() -> None:
    said = (
        "Phó Chủ tịch Thường trực UBND tỉnh Trần Văn Mẫu và quyền Giám đốc Sở Ngoại vụ Lê Văn Thử tiếp đoàn. "
        "Phó Chủ tịch Trần Văn Mẫu và Giám đốc Sở Ngoại vụ Lê Văn Thử cảm ơn đoàn."
    )
    assert offices(said) == [
        ("Trần Văn Mẫu", "Phó Chủ tịch Thường trực", "UBND tỉnh"),
        ("Lê Văn Thử", "Quyền Giám đốc", "Sở Ngoại vụ"),
    ]


def test_a_name_in_capitals_is_the_same_person() -> None:
    said = "GIÁM ĐỐC SỞ NGOẠI VỤ TRẦN VĂN MẪU THĂM LÀO\nGiám đốc Sở Ngoại vụ Trần Văn Mẫu dẫn đầu đoàn."
    assert [office[:2] for office in offices(said)] == [("Trần Văn Mẫu", "Giám đốc")]


def test_a_member_of_a_standing_committee() -> None:
    assert offices("Đồng chí Lưu Văn Mẫu, Ủy viên Thường vụ Khu ủy, Bí thư Thành ủy Nam Ninh dự.") == [
        ("Lưu Văn Mẫu", "Ủy viên", "Thường vụ Khu ủy"),
        ("Lưu Văn Mẫu", "Bí thư", "Thành ủy Nam Ninh"),
    ]
