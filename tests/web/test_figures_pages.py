"""Pages of figures: what is drawn, ranked, listed and downloaded is the same, and says what to beware of."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.core.registry import registers
from nhipcau.lib import places
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.web.portal.figures.economy import economy_of
from tests.steps import code_of, withdraw
from tests.web.reader import Page, read

LANGUAGES = ("vi", "en")


@pytest.fixture
def figures(figures_site: Path) -> Path:
    return figures_site


def code(name: str = "fdi-registered-capital") -> str:
    return str(code_of("indicators", seeded_uid("indicators", name)))


def path(name: str = "fdi-registered-capital", *, language: str = "vi", end: str = "") -> str:
    if language == "vi":
        return f"/vi/chi-tieu/{code(name)}/chuoi-so-lieu{end}"
    return f"/en/indicators/{code(name)}/series{end}"


def get(address: str) -> Any:
    return Client(SERVER_NAME="localhost").get(address)


def page(address: str) -> Page:
    answer = get(address)
    assert answer.status_code == 200, address
    return read(answer)


def rows(address: str) -> list[dict[str, str]]:
    text = get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_figures_carries_style_or_script(figures: Path, language: str) -> None:
    for end in ("", "?year=2018", "?place=bac-ninh&place=hue", "?by=partner", "?by=sector&year=2018", "?borders=then"):
        found = page(path(language=language, end=end))
        assert not found.all("style") and not [attrs for _, attrs in found.tags if "style" in attrs]
        assert all(
            str(attrs.get("src")).startswith("/static/") for attrs in found.all("script") if not attrs.get("type")
        )
        charts = [attrs for attrs in found.all("svg") if attrs.get("role") == "img"]
        assert len(charts) == 2  # for wide and for narrow screens
        ids = {attrs.get("id") for _, attrs in found.tags}
        assert all(set(str(attrs["aria-labelledby"]).split()) <= ids for attrs in charts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_its_page(figures: Path, language: str) -> None:
    """With a long series, with one figure, with figures of former units only, of another country's locality."""
    for entry in registers()["indicators"].seed():
        number = code_of("indicators", entry.uid)
        found = page(f"/vi/chi-tieu/{number}" if language == "vi" else f"/en/indicators/{number}")
        assert "headfigure" in {attrs.get("class") for attrs in found.all("div")}, number


def test_the_page_begins_with_the_figure_and_where_it_comes_from(figures: Path) -> None:
    found = page(path(end="?place=bac-ninh&year=2018"))
    assert "Bắc Ninh · 2018" in found.text and "1.666,98 triệu USD" in found.text
    assert "Nhịp Cầu cộng từ 6 con số nguồn nêu." in found.text
    parts = {"394,69", "183,78", "677,55", "318,89", "51,75", "40,32"}
    linked = {words: address for address, words in found.link_words.items() if words in parts}
    assert set(linked) == parts
    assert all(get(address).status_code == 200 for address in linked.values())


def test_the_sum_of_the_country_opens_its_figures(figures: Path) -> None:
    found = page(path(end="?year=2018"))
    href = next(address for address, words in found.link_words.items() if words.startswith("Mở "))
    count = int(re.findall(r"\d+", found.link_words[href])[0])
    assert f"{count} kết quả" in page(href).text.replace(".", "")


def test_chart_table_file_and_api_say_the_same(figures: Path) -> None:
    asked = "?place=hai-phong&place=bac-ninh&place=ha-noi"
    spec = get(path(end=".vl.json" + asked)).json()
    drawn = {(row["series"], row["period"]): row["value"] for row in spec["data"]["values"] if row["value"] is not None}
    filed = {(row["Tên"], row["Kỳ"]): number(row["Giá trị"]) for row in rows(path(end=".csv" + asked))}
    api = {
        (value["place"]["vi"], table["period"]): value["value"]
        for table in get(f"/api/v1/indicators/{code()}/series").json()["results"]
        for value in table["values"]
        if value["place"]["value"] in ("bac-ninh", "hai-phong", "ha-noi")
    }
    assert drawn == filed == api
    assert len(drawn) == 9 and drawn["Bắc Ninh", "2018"] == 1666.98
    found = page(path(end=asked))
    assert [row["series"] for row in spec["data"]["values"][::4]] == ["Bắc Ninh", "Hà Nội", "Hải Phòng"]
    legend = re.search(r'class="legend".*?</ul>', get(path(end=asked)).content.decode(), re.DOTALL)
    assert legend and re.findall(r"</svg> ([^<]+)</li>", legend[0]) == ["Bắc Ninh", "Hà Nội", "Hải Phòng"]
    assert "1.666,98" in found.text


def test_gaps_are_years_nobody_tells_of(figures: Path) -> None:
    spec = get(path(end=".vl.json?place=bac-ninh")).json()
    assert [(row["period"], row["value"]) for row in spec["data"]["values"]] == [
        ("2015", 4055.9),
        ("2016", None),
        ("2017", 4260.07),
        ("2018", 1666.98),
    ]
    assert spec["data"]["values"][0]["whole"] is False  # nobody tells of contributions in 2015


def test_localities_are_ranked_with_shares_and_cautions(figures: Path) -> None:
    found = page(path(end="?year=2018"))
    assert "Xếp hạng, 2018" in found.text
    assert re.search(r"1 TP\. Hồ Chí Minh 10\.390,47 Tỷ trọng 29,3%", found.text)
    assert re.search(r"5 Bắc Ninh 1\.666,98 Tỷ trọng 4,7%", found.text)
    assert "nguồn không nêu số cả nước" in found.text
    then = page(path("fdi-new-capital", language="en", end="?year=2015&borders=then"))
    assert re.search(r"2 Tra Vinh \(former\) 2,526\.8 Share 16\.2% Caution based on 2 cases only", then.text)
    assert "fewer than 5 projects or transactions" in then.text


def test_partners_and_sectors_are_ranked(figures: Path) -> None:
    found = page(path(language="en", end="?by=partner&year=2018"))
    assert "Taiwan (China)" in found.text and "Hong Kong (China)" in found.text
    assert "/en/countries/JP" in found.links()
    assert "Manufacturing" in page(path(language="en", end="?by=sector&year=2018")).text
    filed = rows(path(language="en", end=".csv?by=partner&year=2018"))
    total = sum(float(row["Value"].replace(",", "")) for row in filed)
    said = re.search(r"Shares of the sum of this table of the source: ([\d,.]+) million", found.text)
    assert said and abs(float(said[1].replace(",", "")) - total) < 0.001


def test_the_file_adds_up_to_the_sources_table(figures: Path) -> None:
    filed = rows(path("fdi-new-capital", end=".csv?year=2018"))
    told = [entry.values for entry in registers()["observations"].seed()]
    new = str(seeded_uid("indicators", "fdi-new-capital"))
    expected = sum(
        float(one["value"])
        for one in told
        if (one["indicator"], one["breakdown"], one["period_from"]) == (new, "province", "2018")
    )
    assert round(sum(number(row["Giá trị"]) for row in filed), 6) == round(expected, 6)
    records = {one for row in filed for one in row["Các con số nguồn nêu"].split()}
    assert all(one.startswith("SL-") for one in records)


def test_what_cannot_be_answered_is_refused_with_words(figures: Path) -> None:
    six = "&".join(f"place={one}" for one in ("bac-ninh", "hue", "ha-noi", "da-nang", "can-tho", "hai-phong"))
    for end in ("?by=planet", f"?{six}", "?place=bac-giang", "?lines=3", "?year=18", "?x=1", "?borders=never"):
        for form in ("", ".csv"):
            assert get(path(end=form + end)).status_code == 400, end
    assert get(path(end=".xlsx")).status_code == 404
    assert get(path("local-agreements", end=".vl.json")).status_code == 404  # one figure: nothing to draw
    assert get(path(end=".csv").replace("chuoi-so-lieu", "series"))["Location"] == path(end=".csv")


@pytest.mark.parametrize(
    ("language", "implied", "reported"),
    [("vi", "nghĩa là kỳ trước khoảng 200", "420 (2016–2018)"), ("en", "means about 200", "420 (2016–2018)")],
)
def test_who_said_what_and_when_with_what_it_implies(figures: Path, language: str, implied: str, reported: str) -> None:
    said = get(path("local-agreements-signed", language=language)).content.decode()
    section = said.partition('id="said"')[2].partition("</section>")[0]
    newest, older = section.split("<tr>")[2:]
    assert "2021–2023" in newest and implied in newest and reported in newest
    assert "2016–2018" in older and "Ngày Nay" in older
    assert 'id="said"' not in get(path(language=language)).content.decode(), "thousands of cells of one source"


def test_figures_of_former_units_stand_in_the_borders_of_the_time(figures: Path) -> None:
    """What does not add up over localities has no figure in today's borders, so the page shows those of the time."""
    found = page(path("foreign-localities"))
    assert "Đà Nẵng (cũ) · 01/2025" in found.text
    assert "50" in found.text


def test_no_figure_claims_more_than_a_person_reads(figures: Path) -> None:
    """The World Bank tells 86.4674192371297 per cent; the record and the file have it, the page says 86.47."""
    found = page(path("exports-share", language="en"))
    assert "86.47" in found.text and "86.4674" not in found.text
    assert "86.4674192371297" in get(path("exports-share", language="en", end=".csv")).content.decode()


def test_a_withdrawn_figure_is_gone_before_the_index_knows(figures: Path) -> None:
    from nhipcau.core.projection import project

    before = get(path(end="?place=bac-ninh&year=2018")).content.decode()
    assert "51,75" in before
    code_of_part = re.search(r"SL-\d+(?=\">51,75)", before)
    assert code_of_part
    record = registers()["observations"].model.objects.get(number=int(code_of_part[0].removeprefix("SL-")))
    withdraw("observations", record.uid)
    project()
    after = get(path(end="?place=bac-ninh&year=2018")).content.decode()
    assert "51,75" not in after and "1.666,98" not in after and "1.615,23" in after


def test_an_economy_at_a_glance(figures: Path) -> None:
    glances = {one.code: one for one in economy_of(places.unit("bac-ninh"), "vi")}
    capital = glances[code()]
    assert (capital.value, capital.unit, capital.period) == ("1.666,98", "triệu USD", "2018")
    assert capital.merged == "cộng số của Bắc Ninh (cũ), Bắc Giang (cũ)"
    assert capital.change == "−2.593,09 (−60,9%) so với 2017"
    assert not capital.lacks and capital.span == "2015–2018" and capital.spark.startswith("<svg")
    assert "1.666,98" in page(capital.href + "&year=2018").text
    former = {one.code: one for one in economy_of(places.unit("bac-giang"), "en", "then")}
    assert (former[code()].value, former[code()].merged) == ("542.99", "")
    assert economy_of(places.unit("bac-giang"), "en", "today") == ()


def test_an_economy_costs_a_handful_of_queries_once(figures: Path) -> None:
    unit = places.unit("ha-noi")
    with CaptureQueriesContext(connections["public"]) as asked:
        economy_of(unit, "vi")
    assert len(asked) <= 6
    with CaptureQueriesContext(connections["public"]) as again:
        assert economy_of(unit, "vi")
    assert len(again) == 1  # whether the store is still the same


WITHOUT = """
import sys
from importlib import metadata
sys.modules["vl_convert"] = None
known = metadata.version
def version(name):
    if name == "vl-convert-python":
        raise metadata.PackageNotFoundError(name)
    return known(name)
metadata.version = version
import django
django.setup()
from django.test import Client
from nhipcau.engines.charts import NoChartEngine, bundle
answer = Client(SERVER_NAME="localhost").get(sys.argv[1])
assert answer.status_code == 200, answer.status_code
text = answer.content.decode()
assert 'role="img"' in text and "1.666,98" in text
assert "chart-tools" not in text and "chart.js" not in text
try:
    bundle()
except NoChartEngine as error:
    assert "nhipcau[charts]" in error.vi and "nhipcau[charts]" in error.en
else:
    raise AssertionError("a bundle without its package")
"""


def test_without_the_extra_the_pages_are_whole(figures: Path) -> None:
    connections.close_all()
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, path(end="?year=2018")], env=dict(os.environ), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
