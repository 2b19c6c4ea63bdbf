"""The benchmark of pages finds the pages by itself, and says what is too slow, too large or grows too much."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bench.page_kinds import PER_KIND, kinds, links
from bench.pages import Measured, Site, _missed
from nhipcau.core.registry import open_registers
from nhipcau.web.portal.addresses import FIXED


def test_every_section_and_register_is_measured_and_every_address_answers(site: Path) -> None:
    asked = Site()
    found = {kind.name: kind.addresses for kind in kinds(lambda address: asked.get(address).decode())}
    assert set(FIXED) <= set(found)
    assert {f"record: {name}" for name in open_registers()} <= set(found)
    assert {"home", "list as list", "list as table", "list as map", "list as timeline", "search: words"} <= set(found)
    assert {"localities: one", "countries: one", "data: one", "relations: asked"} <= set(found)
    assert any(name.startswith("partners with most") for name in found)
    assert all(1 <= len(addresses) <= PER_KIND for addresses in found.values())
    for addresses in found.values():
        assert asked.get(addresses[0])


def test_links_stay_within_the_site_and_lead_to_pages() -> None:
    text = '<a class="x" href="/vi/a?b=1&amp;c=2#d">a</a><a href="/vi/a.csv">f</a><a href="https://example.org/">o</a>'
    assert links(text) == ["/vi/a?b=1&c=2"]


def test_what_misses_an_aim_is_named() -> None:
    fine = Measured(6, 5.0, 9.0, 8.0, 20.0, 6.0, 11.0, 60_000, 12_000, 30_000)
    small = {"calm": fine, "grows": fine, "new": fine}
    large = {
        "calm": replace(fine, p95=17.9),
        "grows": replace(fine, p95=18.1),
        "slow": replace(fine, p95=50.1),
        "heavy": replace(fine, without_drawings=100_001),
    }
    said = list(_missed(small, large))
    assert [line.partition(":")[0] for line in said] == ["grows", "slow", "heavy"]
