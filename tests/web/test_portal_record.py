"""A record's page: its box, its sources, what belongs to it, what is like it, what machines read of it."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from django.test import Client

from nhipcau.core.registry import open_registers, registers
from nhipcau.core.store.read import walk
from nhipcau.web.portal.addresses import address
from tests.steps import public_records
from tests.web.reader import read


def _linked_data(visitor: Client, path: str) -> list[dict[str, object]]:
    text = visitor.get(path).content.decode()
    return [json.loads(block) for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]


@pytest.mark.parametrize("name", list(open_registers()))
def test_linked_data_says_what_the_page_says(visitor: Client, name: str) -> None:
    hit = next(walk(name, part="record"))
    item = json.loads(hit.json)
    record, trail = _linked_data(visitor, address("vi", name, hit.code))
    assert record["@context"] == "https://schema.org"
    assert record["@type"] == registers()[name].schema_org.type
    assert (record["name"], record["identifier"]) == (item["label_vi"], hit.code)
    assert str(record["url"]).endswith(address("vi", name, hit.code))
    steps = trail["itemListElement"]
    assert isinstance(steps, list)
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[-1]["item"] == record["url"]


def test_what_an_investor_asks_first_stands_there_even_if_nobody_says(visitor: Client) -> None:
    code = next(walk("opportunities")).code
    page = read(visitor.get(f"/en/opportunities/{code}"))
    for label in ("Land", "Licences", "Incentives and their basis", "Industrial park", "Office named in the source"):
        assert label in page.texts
    assert page.texts.count("No information") >= 4


def test_facts_that_sources_differ_on_lead_to_each_of_them(visitor: Client) -> None:
    """TPHCM–New York: 21 or 22 September 2023."""
    [tie] = [record for record in public_records("twinnings") if "New York" in record["label_en"]]
    page = read(visitor.get(f"/vi/ket-nghia/{tie['code']}"))
    marked = [link for link in page.links() if link.startswith("#source-")]
    said = {f"#source-{n}" for n, entry in enumerate(tie["evidence"], 1) if "established_on" in entry.get("says", {})}
    assert len(said) >= 2
    assert said <= set(marked)
    assert all(any(attrs.get("id") == mark[1:] for _, attrs in page.tags) for mark in said)


def test_notes_of_the_sources_are_read_in_their_own_language(visitor: Client) -> None:
    """Notes of the shipped sources are Vietnamese: on an English page a screen reader is told so."""
    ties = list(public_records("twinnings"))
    noted = [
        (tie, entry["note"]) for tie in ties for entry in tie["evidence"] if entry.get("note", "").startswith("Ký ")
    ]
    tie, note = noted[0]
    assert f'<span lang="vi">{note}</span>' in visitor.get(f"/en/twinnings/{tie['code']}").content.decode()
    assert '<span lang="vi">' not in visitor.get(f"/vi/ket-nghia/{tie['code']}").content.decode()


def test_a_province_that_was_not_merged_reads_as_unchanged(visitor: Client) -> None:
    ties = [tie["values"] | {"code": tie["code"]} for tie in public_records("twinnings")]
    kept = [tie for tie in ties if "today" not in tie["place"] and tie["level"]["value"] == "province"]
    for tie in kept[:3]:
        page = read(visitor.get(f"/en/twinnings/{tie['code']}"))
        assert f"Unchanged: still {tie['place']['en']}" in page.text
    assert kept


def test_an_indicator_does_not_list_its_figures_as_events(visitor: Client) -> None:
    code = next(walk("indicators")).code
    assert "Timeline" not in read(visitor.get(f"/en/indicators/{code}")).texts


def test_a_partner_tells_its_papers_newest_first(visitor: Client) -> None:
    papers = [record for record in public_records("agreements") if record["values"]["signed_on"]]
    most, _ = Counter(record["values"]["partner"]["code"] for record in papers).most_common(1)[0]
    dates = sorted(
        (record["values"]["signed_on"] for record in papers if record["values"]["partner"]["code"] == most),
        reverse=True,
    )
    assert len(dates) > 1
    page = read(visitor.get(f"/en/partners/{most}"))
    shown = [str(attrs["datetime"]) for attrs in page.all("time") if attrs.get("datetime") in dates]
    assert shown[: len(dates)] == dates[: len(shown[: len(dates)])]
    assert "Timeline" in page.texts


def test_similar_records_are_others_that_agree(visitor: Client) -> None:
    first = next(json.loads(hit.json) for hit in walk("opportunities", part="record"))
    page = read(visitor.get(f"/vi/co-hoi/{first['code']}"))
    similar = {link.rpartition("/")[2] for link in page.links() if re.fullmatch(r"/vi/co-hoi/CH-\d+", link)}
    assert first["code"] not in similar
    by_code = {record["code"]: record["values"] for record in public_records("opportunities")}
    assert similar
    for code in similar:
        assert (
            by_code[code]["kind"] == first["values"]["kind"] or by_code[code]["sectors"] == first["values"]["sectors"]
        )


def test_a_record_says_how_to_cite_it(visitor: Client) -> None:
    code = next(walk("partners")).code
    text = read(visitor.get(f"/vi/doi-tac/{code}")).text
    assert f"({code}), http://127.0.0.1:8000/vi/doi-tac/{code}" in text
