"""What crawlers are told: well-formed, every page in both languages, and each pointing at the other."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from django.test import Client

from nhipcau.core.registry import open_registers
from nhipcau.core.store.read import walk
from nhipcau.web.portal import crawlers
from nhipcau.web.portal.addresses import absolute, address, dataset_address, help_address, home

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(visitor: Client, path: str) -> dict[str, dict[str, str]]:
    """{address: {hreflang: address}} of a map."""
    answer = visitor.get(path)
    assert answer.headers["Content-Type"].startswith("application/xml")
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{MAP}urlset"
    return {
        str(entry.findtext(f"{MAP}loc")): {link.attrib["hreflang"]: link.attrib["href"] for link in entry.iter(LINK)}
        for entry in root
    }


def expected() -> Iterator[tuple[str, str]]:
    """Vietnamese and English address of pages there must be."""
    yield home("vi"), home("en")
    for name in open_registers():
        yield address("vi", name), address("en", name)
        yield help_address("vi", name), help_address("en", name)
        yield dataset_address("vi", name), dataset_address("en", name)
        for hit in walk(name):
            yield address("vi", name, hit.code), address("en", name, hit.code)
    yield address("vi", "relations"), address("en", "relations")


def test_both_languages_point_at_each_other(visitor: Client) -> None:
    found = read(visitor, "/sitemap.xml")
    for vi, en in expected():
        alternates = {"vi": absolute(vi), "en": absolute(en), "x-default": absolute(vi)}
        assert found[absolute(vi)] == found[absolute(en)] == alternates
    for here, alternates in found.items():
        assert set(alternates) == {"vi", "en", "x-default"}
        assert here in (alternates["vi"], alternates["en"])
        assert all(found[other] == alternates for other in alternates.values())


def test_every_page_it_names_is_there(visitor: Client) -> None:
    found = list(read(visitor, "/sitemap.xml"))
    base = absolute("")
    for href in found[:: max(1, len(found) // 150)]:
        assert visitor.get(href.removeprefix(base)).status_code == 200, href


def test_a_large_site_is_told_in_parts(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(visitor, "/sitemap.xml")
    monkeypatch.setattr(crawlers, "PER_FILE", 20)
    index = ElementTree.fromstring(visitor.get("/sitemap.xml").content)
    assert index.tag == f"{MAP}sitemapindex"
    parts = [str(entry.findtext(f"{MAP}loc")).removeprefix(absolute("")) for entry in index]
    assert len(parts) > 10
    found: dict[str, dict[str, str]] = {}
    for part in parts:
        found |= read(visitor, part)
    assert found == whole


def test_pages_that_are_not_to_be_kept_are_not_named(visitor: Client) -> None:
    assert absolute(address("vi", "style")) not in read(visitor, "/sitemap.xml")
