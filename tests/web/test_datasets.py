"""The catalogue and the pages of datasets: what they say is what the data holds, and what they offer can be had."""

from __future__ import annotations

import html
import re

import orjson
import pytest
from django.test import Client

from nhipcau.core.examples import examples
from nhipcau.core.registry import open_registers, registers
from nhipcau.core.sources import sources
from nhipcau.web.portal.addresses import address, dataset_address
from nhipcau.web.words import say
from tests.steps import public_records
from tests.web.reader import read

NAMES = sorted(open_registers())
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_every_dataset_has_a_page_in_both_languages(visitor: Client, name: str) -> None:
    register = registers()[name]
    for place, language in enumerate(("vi", "en")):
        answer = visitor.get(dataset_address(language, name))
        assert answer.status_code == 200
        page = read(answer)
        assert len(page.all("h1")) == 1
        assert all("scope" in attrs for attrs in page.all("th"))
        for column in register.public:
            assert column.name in page.texts
            assert column.label[place] in page.text
        assert say("dataset_cite_head", language) in page.text
        assert dataset_address("en" if language == "vi" else "vi", name) in page.links()
        assert address(language, name) in page.links()


@pytest.mark.parametrize("name", ["twinnings", "indicators", "heritage"])
def test_its_files_hold_every_record(visitor: Client, name: str) -> None:
    total = sum(1 for _ in public_records(name))
    page = read(visitor.get(dataset_address("en", name)))
    files = {link.partition("?")[0].rpartition(".")[2]: link for link in page.links() if link.startswith("/api/v1/")}
    bodies = {
        form: b"".join(visitor.get(href).streaming_content)
        for form, href in files.items()
        if form in ("xlsx", "csv", "json", "ndjson")
    }
    assert set(bodies) == {"xlsx", "csv", "json", "ndjson"}
    assert bodies["xlsx"].startswith(b"PK")
    assert len(bodies["ndjson"].splitlines()) == total
    assert bodies["csv"].count(b"\r\n") >= total + 1
    assert orjson.loads(bodies["json"])


def test_it_says_how_much_is_known_and_every_number_opens(visitor: Client) -> None:
    records = list(public_records("twinnings"))
    dated = sum(bool(record["values"]["established_on"]) for record in records)
    page = read(visitor.get("/vi/du-lieu/ket-nghia"))
    assert page.link_words["/vi/ket-nghia?established_on_known=true"] == str(dated)
    assert page.link_words["/vi/ket-nghia?established_on_known=false"] == str(len(records) - dated)
    assert 0 < dated < len(records)
    for known, count in (("true", dated), ("false", len(records) - dated)):
        assert f"{count} kết quả" in read(visitor.get(f"/vi/ket-nghia?established_on_known={known}")).text


def test_its_sources_are_those_of_its_records_and_its_licence_the_strictest(visitor: Client) -> None:
    records = list(public_records("agreements"))
    page = read(visitor.get("/en/data/agreements"))
    used = {record["source"]["id"] for record in records}
    strictest = max((sources()[slug].licence for slug in used), key=lambda licence: licence.strictness)
    assert strictest.label.en in page.text
    for slug in used:
        assert sources()[slug].title.en in page.text


def test_machines_read_what_people_read(visitor: Client) -> None:
    linked = [orjson.loads(block) for block in LINKED.findall(visitor.get("/en/data/partners").content.decode())]
    data = next(block for block in linked if block["@type"] == "Dataset")
    total = sum(1 for _ in public_records("partners"))
    assert str(total) in data["description"]
    assert [one["encodingFormat"] for one in data["distribution"]] == [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/csv",
        "application/json",
        "application/x-ndjson",
    ]
    assert all("/api/v1/partners." in one["contentUrl"] for one in data["distribution"])
    assert data["variableMeasured"] == [column.label[1] for column in registers()["partners"].public]
    catalogue = orjson.loads(LINKED.findall(visitor.get("/en/data").content.decode())[0])
    assert [one["name"] for one in catalogue["dataset"]] == [one.title[1] for one in open_registers().values()]


def test_its_examples_are_those_the_command_prints(visitor: Client) -> None:
    """Which are run by the tests of the command."""
    page = html.unescape(visitor.get("/vi/du-lieu/doi-tac").content.decode())
    shown = list(examples(registers()["partners"], "http://127.0.0.1:8000/api/v1", "vi"))
    assert len(shown) == 5
    for example in shown:
        assert example.shell in page
        assert example.python in page


def test_the_catalogue_leads_to_every_dataset(visitor: Client) -> None:
    for language in ("vi", "en"):
        links = read(visitor.get(address(language, "data"))).links()
        assert {dataset_address(language, name) for name in NAMES} <= set(links)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("/vi/du-lieu/partners", "/vi/du-lieu/doi-tac"), ("/en/du-lieu/doi-tac", "/en/data/partners")],
)
def test_misspelt_addresses_lead_to_the_dataset(visitor: Client, wrong: str, right: str) -> None:
    answer = visitor.get(wrong)
    assert (answer.status_code, answer.headers["Location"]) == (301, right)


@pytest.mark.parametrize("path", ["/vi/du-lieu/khong-co", "/en/data/search", "/en/data/localities"])
def test_what_is_no_dataset_is_not_found(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_an_empty_installation_has_the_pages_too(empty_site: object) -> None:
    for name in NAMES:
        assert Client(SERVER_NAME="localhost").get(dataset_address("vi", name)).status_code == 200
