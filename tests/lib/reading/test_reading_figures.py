"""Figures: whose they are, when, against what and about whom; made-up sentences, values worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.lib.reading import read

BEHIND = "\nĐây là công tác đối ngoại, thu hút FDI của địa phương."


def claims(text: str) -> list[dict[str, Any]]:
    facts = read(text + BEHIND, "2024-09-20").facts
    return [fact.values for fact in facts if fact.type == "quantity_claim"]


def several(text: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(said[name] for name in names) for said in claims(text)]


def test_each_figure_belongs_to_the_locality_told_with_it() -> None:
    said = "Vốn FDI của Quảng Ninh đạt 3,1 tỷ USD, chiếm 10,8% cả nước; Hải Dương thu hút 1,1 tỷ USD."
    assert [(one["value"], one["scope"]["names"]) for one in claims(said)] == [
        (3_100_000_000, ["Quảng Ninh"]),
        (10.8, ["Quảng Ninh"]),
        (1_100_000_000, ["Hải Dương"]),
    ]


def test_as_many_figures_as_localities_are_one_of_each() -> None:
    said = "Hải Phòng, Bắc Giang, Hà Nội có tổng vốn FDI đăng ký lần lượt là 2,8 tỷ USD, 2,7 tỷ USD và 2,6 tỷ USD."
    assert [(one["value"], one["scope"]["names"]) for one in claims(said)] == [
        (2_800_000_000, ["Hải Phòng"]),
        (2_700_000_000, ["Bắc Giang"]),
        (2_600_000_000, ["Hà Nội"]),
    ]


def test_a_place_where_something_is_told_is_not_whose_the_figure_is() -> None:
    said = "Sáng 5/6, tại Hà Nội, Sở Ngoại vụ tỉnh Nghệ An cho biết tỉnh có 32 dự án FDI."
    assert [one["scope"]["names"] for one in claims(said)] == [["Nghệ An"]]


def test_the_country_a_figure_is_about() -> None:
    said = "Hiện nay, Hàn Quốc đứng thứ hai với trên 200 dự án, tổng vốn đầu tư gần 940 triệu USD."
    assert several(said, "measure", "partner", "qualifier") == [
        ("fdi_projects", "Hàn Quốc", "over"),
        ("fdi_total", "Hàn Quốc", "nearly"),
    ]
    assert several("Tỉnh tiếp Đại sứ Nhật Bản và nêu 420 dự án FDI.", "partner") == [(None,)]


def test_delegations_both_ways_in_one_sentence() -> None:
    said = "Tỉnh đón 152 đoàn đến thăm; tổ chức 25 đoàn đi công tác nước ngoài; có 155 đoàn nước ngoài vào hoạt động."
    assert several(said, "measure", "value") == [
        ("inbound_delegations", 152),
        ("outbound_delegations", 25),
        ("inbound_delegations", 155),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Từ đầu năm đến ngày 15-9, tỉnh có 11 dự án FDI mới.", "2024-01-01", "2024-09-15"),
        ("Từ ngày 1 đến hết 15-8, kim ngạch xuất khẩu đạt 121 triệu USD.", "2024-08-01", "2024-08-15"),
        ("Riêng quý II năm nay, kiều hối đạt 2,3 tỷ USD.", "2024-04", "2024-06"),
        ("Kim ngạch xuất khẩu 8 tháng đạt 4,5 tỷ USD.", "2024-01", "2024-08"),
        ("Từ năm 2019 đến nay, tỉnh ký 12 thỏa thuận quốc tế.", "2019", "2024"),
        ("Năm ngoái, kiều hối đạt 9 tỷ USD.", "2023", "2023"),
    ],
)
def test_when_a_figure_was(text: str, start: str, end: str) -> None:
    assert several(text, "period_start", "period_end", "cumulative") == [(start, end, False)]


def test_what_there_is_now_is_not_of_the_period_told_before() -> None:
    said = "Năm 2023, tỉnh ký 5 biên bản ghi nhớ. Hiện nay có 235 lưu học sinh Lào."
    assert several(said, "value", "period_start", "cumulative") == [(5, "2023", False), (235, None, True)]


def test_a_total_that_is_raised_beside_what_raised_it() -> None:
    said = "Sở đã ký 5 biên bản ghi nhớ, nâng tổng số văn bản hợp tác còn hiệu lực lên 42 văn bản."
    assert several(said, "measure", "value", "cumulative") == [
        ("agreements_signed", 5, False),
        ("agreements_signed", 42, True),
    ]


def test_what_an_amount_is_compared_with_is_no_figure_of_its_own() -> None:
    said = "Kiều hối ước đạt 5 tỷ USD, tăng 200 triệu USD so với mức 4,8 tỷ USD của năm ngoái."
    assert several(said, "value", "qualifier", "baseline_value") == [(5_000_000_000, "about", 4_800_000_000)]


def test_percentages_that_say_of_what_they_are() -> None:
    said = "Tỉnh có 49 dự án FDI mới với tổng vốn 162 triệu USD (giảm 7,5% về số dự án và giảm 15,2% về số vốn)."
    assert several(said, "value", "change_percent", "direction") == [
        (49, 7.5, "decrease"),
        (162_000_000, 15.2, "decrease"),
    ]


def test_a_multiple_behind_some_words() -> None:
    said = "Tỉnh bảo hộ, đưa 287 ngư dân về nước, tăng gấp đôi so với năm 2023."
    assert several(said, "measure", "value", "change_percent") == [("citizens_assisted", 287, 100)]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Châu Á vẫn chiếm tỷ trọng cao nhất với 56,1% kiều hối.", 56.1),
        ("Hàn Quốc đóng góp hơn 25% giá trị xuất khẩu.", 25),
    ],
)
def test_shares(text: str, share: float) -> None:
    assert several(text, "measure", "value") == [("share", share)]


def test_gifts_of_foreign_firms_are_no_foreign_investment() -> None:
    assert claims("Các doanh nghiệp FDI đóng góp hơn 3,1 tỷ đồng cho an sinh xã hội.") == []


def test_money_that_is_equivalent_to_nothing_told_before() -> None:
    said = "Tỉnh có 169 dự án FDI với tổng vốn đăng ký tương đương 2.213,8 triệu USD, tương đương 50 nghìn tỷ đồng."
    assert several(said, "value", "currency") == [(169, None), (2_213_800_000, "USD")]


def test_figures_of_minutes() -> None:
    said = "Số đoàn ra: 25 đoàn; số đoàn vào: 48 đoàn (+20%).\nSố lưu học sinh Lào: 120 người.\nNhập khẩu: 0,8 tỷ USD (-3%)."
    assert several(said, "measure", "value", "change_percent", "direction") == [
        ("outbound_delegations", 25, None, None),
        ("inbound_delegations", 48, 20, "increase"),
        ("students", 120, None, None),
        ("imports", 800_000_000, 3, "decrease"),
    ]


def test_items_go_on_with_the_period_and_the_aim_of_their_line() -> None:
    said = "Chỉ tiêu đối ngoại năm 2025 của tỉnh Nghệ An như sau:\n- Đón 150 đoàn vào;\n- Kim ngạch xuất khẩu đạt 500 triệu USD."
    assert several(said, "value", "status", "period_start") == [
        (150, "target", "2025"),
        (500_000_000, "target", "2025"),
    ]


def test_money_right_behind_projects_is_what_was_put_into_them() -> None:
    said = "Dẫn đầu vốn FDI là Đài Loan với 870 dự án, 6,2 tỷ USD; Singapore 280 dự án, 5,9 tỷ USD."
    assert several(said, "measure", "value", "partner") == [
        ("fdi_projects", 870, "Đài Loan"),
        ("fdi_total", 6_200_000_000, "Đài Loan"),
        ("fdi_projects", 280, "Singapore"),
        ("fdi_total", 5_900_000_000, "Singapore"),
    ]


def test_a_ranking_in_the_country_is_no_figure_of_the_country() -> None:
    said = "Năm 2024, vốn FDI của tỉnh Nghệ An tăng. Vốn FDI đạt 1,5 tỷ USD, đứng thứ ba cả nước."
    assert [one["scope"]["names"] for one in claims(said)] == [["Nghệ An"]]


def test_what_is_given_to_a_locality_of_ours_is_no_aid_abroad() -> None:
    assert "aid_provided" not in [one["measure"] for one in claims("Tỉnh Jeollabuk hỗ trợ tỉnh Đắk Lắk 500.000 USD.")]
    assert several("Nghệ An hỗ trợ tỉnh Xiêng Khoảng 2 tỷ đồng.", "measure", "value") == [
        ("aid_provided", 2_000_000_000)
    ]


def test_a_stock_does_not_take_the_period_of_another_clause() -> None:
    said = "Kim ngạch xuất khẩu năm 2022 đạt 1,5 tỷ USD; tỉnh có quan hệ hợp tác với 5 địa phương nước ngoài."
    assert several(said, "value", "period_start", "cumulative") == [(1_500_000_000, "2022", False), (5, None, True)]


def test_what_stands_in_brackets_behind_a_comparison_is_what_is_compared_with() -> None:
    said = "Quý I/2024, tỉnh Nghệ An thu hút vốn FDI đăng ký 120 triệu USD, tăng 60% so với cùng kỳ năm 2023 (75 triệu USD)."
    assert several(said, "value", "change_percent", "baseline_value") == [(120_000_000, 60, 75_000_000)]


def test_a_comparison_is_of_the_amount_not_of_a_share_told_between() -> None:
    said = "Kiều hối về Việt Nam năm 2019 đạt 16,7 tỷ USD (chiếm 6,4% GDP), tăng nhẹ so với 16 tỷ USD của năm 2018."
    assert several(said, "value", "baseline_value") == [(16_700_000_000, 16_000_000_000), (6.4, None)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Vốn FDI đăng ký của Nghệ An đạt 85 triệu USD, bằng 85% so với cùng kỳ.", (85_000_000, 15, "decrease")),
        (
            "Kim ngạch xuất khẩu của Nghệ An đạt 80 triệu USD, bằng 112,5% so với cùng kỳ.",
            (80_000_000, 12.5, "increase"),
        ),
        # of a plan no growth is told
        ("Kim ngạch xuất khẩu của Nghệ An đạt 80 triệu USD, bằng 52% kế hoạch.", (80_000_000, None, None)),
        # of another figure, which no register counts
        (
            "Doanh thu bán lẻ của Nghệ An đạt 29.232 tỷ đồng, tăng 8,95%; kim ngạch xuất khẩu đạt 525 triệu USD, tăng 16,98%.",
            (525_000_000, 16.98, "increase"),
        ),
        ("Nghệ An đón 32.000 lượt khách quốc tế; doanh thu du lịch 41 tỷ đồng, tăng 10,7%.", (32_000, None, None)),
    ],
)
def test_how_a_figure_changed(said: str, told: tuple[float, float | None, str | None]) -> None:
    assert several(said, "value", "change_percent", "direction") == [told]


def test_growth_without_an_amount_is_a_figure_too() -> None:
    said = "Năm 2023, kim ngạch xuất khẩu của Nghệ An đạt 3 tỷ USD; kim ngạch nhập khẩu giảm 3%, lượng khách quốc tế tăng 30%."
    assert several(said, "measure", "value", "change_percent", "direction", "period_end") == [
        ("exports", 3_000_000_000, None, None, "2023"),
        ("imports", None, 3, "decrease", "2023"),
        ("visitors", None, 30, "increase", "2023"),
    ]


def test_what_is_added_up_over_months_is_no_stock_and_what_came_before_it_not_of_those_months() -> None:
    said = "Tháng 8, Nghệ An tiếp 6 đoàn khách quốc tế, lũy kế 8 tháng đầu năm đón 31 đoàn. Lũy kế đến nay, tỉnh có 150 dự án FDI."
    assert several(said, "value", "period_start", "period_end", "cumulative") == [
        (6, "2024-08", "2024-08", False),
        (31, "2024-01", "2024-08", False),
        (150, None, None, True),
    ]


def test_a_part_of_what_there_is_belongs_to_no_period_told_before() -> None:
    said = (
        "Năm 2023, Hải Phòng cấp mới 105 dự án FDI, tổng vốn đầu tư 2,1 tỷ USD. Đến nay, thành phố có 1.020 dự án FDI. "
        "Trong đó, Hàn Quốc có 180 dự án."
    )
    assert several(said, "measure", "value", "period_end", "cumulative", "partner") == [
        ("fdi_projects", 105, "2023", False, None),
        ("fdi_registered", 2_100_000_000, "2023", False, None),  # newly licensed
        ("fdi_projects", 1020, None, True, None),
        ("fdi_projects", 180, None, True, "Hàn Quốc"),
    ]


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("Trong tháng 5.2024, Nghệ An đón 10.000 lượt khách quốc tế.", "2024-05"),
        ("Tháng 5, Nghệ An đón 10.000 lượt khách quốc tế.", "2024-05"),
        ("Tháng 12, Nghệ An đón 10.000 lượt khách quốc tế.", None),  # of which year is not said
        ("Hiện có 56 dự án FDI đã cấp phép từ các năm trước.", None),
    ],
)
def test_months_and_years_that_are_said(said: str, period: str | None) -> None:
    assert [one["period_end"] for one in claims(said)] == [period]


def test_what_looks_like_a_measure_and_is_none() -> None:
    assert claims("Thu thuế xuất nhập khẩu của Lạng Sơn đạt 1.900 tỷ đồng.") == []
    assert claims("Tốc độ tăng trưởng xuất khẩu của Nghệ An bình quân 10%.") == []


def test_students_are_of_the_country_in_their_name() -> None:
    assert several("Trường đang đào tạo 560 lưu học sinh Lào.", "partner", "cumulative") == [("Lào", True)]


def test_a_plan_s_year_is_not_the_figure_s() -> None:
    said = "Sáu tháng đầu năm 2024, giá trị xuất khẩu của Nghệ An đạt 1,6 tỷ USD, bằng 52,6% kế hoạch cả năm."
    assert several(said, "period_start", "period_end") == [("2024-01", "2024-06")]


def test_the_country_told_of_without_a_figure_goes_on() -> None:
    said = "Năm 2023, thu ngân sách cả nước đạt 54% dự toán. Tổng vốn đầu tư toàn xã hội đạt hơn 1,35 triệu tỷ đồng. Tại Nghệ An có 150 dự án FDI."
    assert [(one["measure"], one["scope"]["level"]) for one in claims(said)] == [
        ("total_social_investment", "national"),
        ("fdi_projects", "locality"),
    ]


def test_the_city_of_ho_chi_minh_in_small_letters() -> None:
    said = "Kim ngạch xuất khẩu của thành phố Hồ Chí Minh đạt 5 tỷ USD; vốn FDI của thành phố Hà Nội đạt 2 tỷ USD."
    assert [one["scope"]["names"] for one in claims(said)] == [["Thành phố Hồ Chí Minh"], ["Hà Nội"]]


def test_aid_to_the_country_is_none_given_by_it() -> None:
    said = "Các tổ chức phi chính phủ nước ngoài đã viện trợ không hoàn lại cho Việt Nam 1,7 tỷ USD."
    assert [(one["measure"], one["scope"]["level"]) for one in claims(said)] == [("aid_value", "national")]


def test_papers_of_law_are_no_agreements_signed() -> None:
    assert claims("Sở tuyên truyền 03 văn kiện pháp lý về biên giới trên đất liền.") == []


def test_by_how_much_a_plan_was_exceeded_is_no_growth() -> None:
    said = "Giá trị viện trợ phi chính phủ nước ngoài năm 2023 của Bình Định là 68,5 tỷ đồng, vượt 14% so với kế hoạch."
    assert several(said, "value", "change_percent", "status") == [(68_500_000_000, None, "actual")]


def test_what_was_reached_is_no_target() -> None:
    said = "Năm 2023, Sở Ngoại vụ Nghệ An đạt 100% chỉ tiêu, tổ chức 20 đoàn ra; phấn đấu năm 2024 đón 30 đoàn khách quốc tế."
    assert several(said, "value", "status") == [(20, "actual"), (30, "target")]


def test_markets_told_one_after_the_other() -> None:
    said = "Thị trường xuất khẩu lớn nhất của Đồng Nai là Hoa Kỳ với 4,1 tỷ USD, tiếp đến là Trung Quốc 1,5 tỷ USD."
    assert several(said, "measure", "value", "partner") == [
        ("exports", 4_100_000_000, "Hoa Kỳ"),
        ("exports", 1_500_000_000, "Trung Quốc"),
    ]


def test_what_a_province_has_is_of_no_period_told_before() -> None:
    said = "Trong 7 tháng năm 2024, Đồng Nai xuất khẩu 13 tỷ USD. Tỉnh có hơn 1.650 dự án FDI của 45 quốc gia với tổng vốn đăng ký 35 tỷ USD."
    assert several(said, "value", "period_end", "cumulative") == [
        (13_000_000_000, "2024-07", False),
        (1650, None, True),
        (45, None, True),
        (35_000_000_000, None, True),
    ]


def test_gifts_are_no_investment() -> None:
    said = "Kiều bào Nam Định đã đầu tư 15 dự án, vốn 2.300 tỷ đồng và ủng hộ 45 tỷ đồng làm từ thiện."
    assert several(said, "measure", "value") == [("projects", 15), ("investment_total", 2_300_000_000_000)]


def test_every_year_is_no_five_and_no_year_told_before() -> None:
    said = "Hai tỉnh kết nghĩa từ năm 1988; hằng năm tỉnh Quảng Trị dành 20 suất học bổng cho học sinh Lào."
    assert several(said, "measure", "value", "period_start") == [("students", 20, None)]
    said = "Giai đoạn 2016-2020, bình quân mỗi năm tỉnh Quảng Trị đón 30 đoàn khách quốc tế."
    assert several(said, "value", "period_start", "period_end") == [(30, "2016", "2020")]


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("Tỉnh Nghệ An đề nghị JICA hỗ trợ tỉnh 60 triệu USD vốn ODA.", "aid_value"),
        ("Tỉnh Nghệ An hỗ trợ tỉnh Xiêng Khoảng 60 tỷ đồng vốn viện trợ.", "aid_provided"),
        ("Tỉnh Nghệ An viện trợ cho bạn 2 tỷ đồng.", "aid_provided"),
    ],
)
def test_who_gives_and_who_receives(said: str, measure: str) -> None:
    assert [one["measure"] for one in claims(said)] == [measure]


def test_what_is_raised_in_quality_is_no_stock() -> None:
    said = "Tỉnh Nghệ An đề xuất với JICA dự án khôi phục, nâng cấp thủy lợi với tổng mức đầu tư 3.500 tỷ đồng, vốn đối ứng 500 tỷ đồng."
    assert several(said, "measure", "value", "cumulative") == [("investment_total", 3_500_000_000_000, False)]


def test_the_period_in_a_report_s_heading_is_of_what_is_told_of_no_other() -> None:
    said = (
        "BÁO CÁO\nKết quả công tác đối ngoại quý I năm 2024 của tỉnh Nghệ An\nTỉnh đón 20 đoàn khách quốc tế.\n"
        "1. Đoàn ra: Sở tổ chức 5 đoàn ra; năm 2023 có 31 đoàn ra.\n"
        "2. Viện trợ: tiếp nhận 3 khoản viện trợ phi chính phủ.\n"
        "Tỉnh hiện có 30 dự án FDI."
    )
    assert several(said, "value", "period_start", "period_end") == [
        (20, "2024-01", "2024-03"),
        (5, "2024-01", "2024-03"),
        (31, "2023", "2023"),
        (3, "2024-01", "2024-03"),
        (30, None, None),
    ]


def test_figures_of_another_time_in_brackets_are_what_is_compared_with() -> None:
    said = "Năm 2024, Cà Mau đón 64 đoàn khách quốc tế, 512 lượt khách (cùng kỳ năm 2023: 51 đoàn, 430 lượt khách)."
    assert several(said, "measure", "value", "baseline_value") == [
        ("inbound_delegations", 64, 51),
        ("visitors", 512, 430),
    ]


def test_what_is_aimed_at_is_no_stock() -> None:
    said = "Mục tiêu đến năm 2030: thu hút 40 dự án FDI; thiết lập quan hệ hợp tác với 5 - 7 địa phương nước ngoài."
    assert several(said, "value", "value_max", "status", "cumulative", "period_end") == [
        (40, None, "target", False, "2030"),
        (5, 7, "target", False, "2030"),
    ]


def test_what_ranks_in_the_country_is_not_the_country_s() -> None:
    said = "Năm 2023, tỉnh Bắc Giang thu hút 1,2 tỷ USD vốn FDI, đứng thứ 5 cả nước; giá trị xuất khẩu đạt 12 tỷ USD, chiếm 8% cả nước."
    assert {(one["scope"]["level"], *one["scope"]["names"]) for one in claims(said)} == {("locality", "Bắc Giang")}


def test_a_period_behind_its_figure_and_a_comparison_with_all_years() -> None:
    said = (
        "Từ năm 2022 đến nay, các địa phương đã ký 500 thỏa thuận quốc tế; thu hút 38,2 tỷ USD vốn FDI trong năm 2023, "
        "mức cao nhất từ trước đến nay, xuất siêu 24 tỷ USD."
    )
    assert several(said, "value", "period_start", "period_end", "cumulative") == [
        (500, "2022", "2024", False),
        (38_200_000_000, "2023", "2023", False),
    ]


def test_workers_and_organisations_told_country_by_country() -> None:
    said = (
        "Năm 2022, tỉnh đưa 1.650 lao động đi làm việc ở nước ngoài, trong đó Nhật Bản 1.100 người, Đài Loan 350 người."
    )
    assert several(said, "measure", "value", "partner") == [
        ("workers", 1650, None), ("workers", 1100, "Nhật Bản"), ("workers", 350, "Đài Loan"),
    ]  # fmt: skip
