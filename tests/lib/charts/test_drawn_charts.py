"""Charts as SVG and as a specification: readable without sight, obedient to a strict policy, the same figures in both."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.lib.charts import Chart, Point, Scale, Series, bar, lines, spark, vega_lite

SVG = "{http://www.w3.org/2000/svg}"


def point(text: str, *, whole: bool = True) -> Point:
    return Point(Decimal(text), text, whole)


def chart(*series: Series, periods: tuple[str, ...] = ("2017", "2018", "2019")) -> Chart:
    return Chart("Vốn <đăng ký>", "Lời mô tả & hơn", "triệu USD", periods, series, "vi")


TWO = chart(
    Series("Bắc Ninh", (point("4260.07"), point("1666.98"), point("2684.66", whole=False))),
    Series("Huế", (point("10"), None, point("-20.5"))),
)


def drawn(one: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(
        lines(one, 860, 300, "c").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )


def test_a_drawing_has_title_and_description_and_nothing_a_strict_policy_forbids() -> None:
    svg = drawn(TWO)
    assert svg.get("role") == "img"
    names = {element.get("id"): element.text for element in svg.iter() if element.get("id")}
    assert [names[one] for one in (svg.get("aria-labelledby") or "").split()] == ["Vốn <đăng ký>", "Lời mô tả & hơn"]
    for element in svg.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "text", "path", "circle", "g"}
        assert not [
            name for name in element.attrib if name in ("style", "href", "fill", "stroke") or name.startswith("on")
        ]


def test_every_figure_can_be_read_at_its_mark() -> None:
    said = [element.text for element in drawn(TWO).iter(f"{SVG}title")][1:]
    assert said == ["Bắc Ninh: 4260.07", "Bắc Ninh: 1666.98", "Bắc Ninh: 2684.66", "Huế: 10", "Huế: -20.5"]


def test_a_gap_breaks_the_line_and_a_sum_without_parts_is_hollow() -> None:
    found = [element.get("class") for element in drawn(TWO).iter() if element.get("class")]
    assert found.count("line s0") == 1 and "line s1" not in found
    assert found.count("point s0") == 2 and found.count("point s0 part") == 1


def test_lines_differ_by_more_than_colour() -> None:
    five = chart(*(Series(str(number), (point("1"), point("2"), point("3"))) for number in range(5)))
    dashes = {
        element.get("stroke-dasharray") for element in drawn(five).iter() if "line" in (element.get("class") or "")
    }
    assert len(dashes) == 5
    with pytest.raises(ValueError, match="at most 5"):
        chart(*five.series, Series("6", (None, None, None)))


def test_the_scale_is_written_in_the_readers_language() -> None:
    ticks = [element.text for element in drawn(TWO).iter(f"{SVG}text") if element.get("class") == "tick"]
    assert ticks[:5] == ["−2.000", "0", "2.000", "4.000", "6.000"]
    assert ticks[-3:] == ["2017", "2018", "2019"]


def test_names_of_many_periods_do_not_touch_and_the_last_is_there() -> None:
    years = tuple(str(year) for year in range(1970, 2025))
    many = chart(Series("GDP", tuple(point(str(place)) for place in range(55))), periods=years)
    svg = ElementTree.fromstring(lines(many, 358, 280, "c"))
    where = [float(one.get("x") or 0) for one in svg.iter("text") if one.get("text-anchor") == "middle"]
    assert len(where) > 3 and min(after - before for before, after in pairwise(where)) > 30
    assert [one.text for one in svg.iter("text") if one.get("text-anchor") == "middle"][-1] == "2024"


def test_the_specification_has_the_same_figures_and_no_colour_of_its_own() -> None:
    spec = vega_lite(TWO)
    figures = {(row["series"], row["period"]): row["value"] for row in spec["data"]["values"]}
    assert figures == {
        ("Bắc Ninh", "2017"): 4260.07,
        ("Bắc Ninh", "2018"): 1666.98,
        ("Bắc Ninh", "2019"): 2684.66,
        ("Huế", "2017"): 10,
        ("Huế", "2018"): None,
        ("Huế", "2019"): -20.5,
    }
    assert not re.search(r"#[0-9a-fA-F]{3,6}|rgb\(", str(spec).replace(spec["$schema"], ""))
    assert spec["encoding"]["y"]["scale"]["domain"] == [-2000.0, 6000.0]


@given(st.lists(st.integers(-(10**11), 10**11).map(lambda cents: Decimal(cents) / 100), min_size=1, max_size=12))
def test_a_scale_holds_its_values_and_zero(values: list[Decimal]) -> None:
    scale = Scale.of(values)
    ticks = scale.ticks()
    assert scale.low <= min(values) and max(values) <= scale.high
    assert Decimal(0) in ticks and ticks[0] == scale.low and ticks[-1] == scale.high
    assert len(ticks) <= 8
    assert all(0 <= scale.share(value) <= 1 for value in values)


def test_bars_start_at_zero_on_both_sides() -> None:
    low, high = Decimal(-50), Decimal(150)
    assert 'class="plus" d="M250,0H1000V10H250Z"' in bar(high, low, high)
    assert 'class="minus" d="M0,0H250V10H0Z"' in bar(low, low, high)
    assert bar(Decimal(0), Decimal(0), Decimal(0)) == ""


def test_a_spark_marks_the_last_figure_and_leaves_gaps() -> None:
    svg = ElementTree.fromstring(spark((point("1"), None, point("3"), point("2", whole=False))))
    assert len(svg.findall("path")) == 2
    assert [one.get("class") for one in svg.findall("circle")] == ["point s0 part"]
    assert svg.get("aria-hidden") == "true"
