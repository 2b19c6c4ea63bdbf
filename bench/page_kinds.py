"""Which pages there are, found from the site itself: its fixed sections, its registers, and where their pages lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import unescape
from random import Random
from re import findall
from typing import NamedTuple
from urllib.parse import urlencode

SEED = 2026
PER_KIND = 6
"""Addresses measured of each kind of page."""
TYPED = ("fukuoka", "hop tac", "khu cong nghiep", "gốm", "福岡", "cong nghe cao")
VIEWED = 3
"""Questions asked of each view of a list."""

Ask = Callable[[str], str]
"""The text of the page at an address."""


class Kind(NamedTuple):
    """A kind of page with addresses of it."""

    name: str
    addresses: tuple[str, ...]


def kinds(ask: Ask) -> list[Kind]:
    """Every kind of page, in an order that is the same for equal declarations."""
    found: dict[str, list[str]] = {"home": ["/vi/", "/en/"]}
    for name, address in _all(ask):
        found.setdefault(name, []).append(address)
    random = Random(SEED)
    return [Kind(name, tuple(_some(random, dict.fromkeys(addresses)))) for name, addresses in found.items()]


def _some(random: Random, addresses: Iterable[str]) -> list[str]:
    listed = list(addresses)
    return listed if len(listed) <= PER_KIND else random.sample(listed, PER_KIND)


def _all(ask: Ask) -> Iterator[tuple[str, str]]:
    from nhipcau.core.registry import open_registers
    from nhipcau.web.portal.addresses import FIXED, address

    for section in FIXED:
        yield from _section(ask, section, address("vi", section))
        yield section, address("en", section)
    for text in TYPED:
        yield "search: words", f"{address('vi', 'search')}?{urlencode({'q': text})}"
    for name in open_registers():
        yield from _register(ask, name)
    yield from _most_related()


def _section(ask: Ask, section: str, path: str) -> Iterator[tuple[str, str]]:
    """A fixed section, what lies below it, and its own page with other parameters."""
    yield section, path
    for href in links(ask(path)):
        if href.startswith(f"{path}/"):
            yield f"{section}: one", href
        elif href.startswith(f"{path}?"):
            yield f"{section}: asked", href


def links(text: str) -> list[str]:
    """The addresses a page leads to within the site, files left out."""
    found = (unescape(href).partition("#")[0] for href in findall(r'<a [^>]*?href="(/[^"]*)"', text))
    return [href for href in dict.fromkeys(found) if "." not in href.partition("?")[0]]


def _register(ask: Ask, name: str) -> Iterator[tuple[str, str]]:
    """A register's list in every view, with conditions; its records and what lies below them; its help."""
    from nhipcau.core.registry import registers
    from nhipcau.core.search import find, parse_request, public_index
    from nhipcau.web.portal.addresses import address, help_address
    from nhipcau.web.portal.views import views_of

    register, path = registers()[name], address("vi", name)
    listing = find(public_index(), parse_request(register, {}, limit=50))
    asked = [(facet, values[0][0]) for facet, values in listing.facets.items() if values]
    for view in views_of(register):
        for question in [{}, *({facet: token} for facet, token in asked[:VIEWED])]:
            query = urlencode({**question, "view": view})
            yield f"list as {view}", f"{path}?{query}"
    for hit in listing.hits[:PER_KIND]:
        yield f"record: {name}", f"{path}/{hit.code}"
    for hit in listing.hits[:2]:
        for href in links(ask(f"{path}/{hit.code}")):
            if href.startswith(f"{path}/{hit.code}/"):
                yield f"below a record: {href.partition('?')[0].rpartition('/')[2]}", href
    yield "help of a register", help_address("vi", name)


def _most_related() -> Iterator[tuple[str, str]]:
    """The records that most records of a register point at."""
    from nhipcau.core.kinds import Relation
    from nhipcau.core.registry import open_registers
    from nhipcau.core.search import find, parse_request, public_index
    from nhipcau.web.portal.addresses import address

    for register in open_registers().values():
        facets = find(public_index(), parse_request(register, {}, limit=1)).facets
        for column in register.public:
            kind = register.kinds[column.name]
            if column.facet and isinstance(kind, Relation):
                for token, count in facets.get(column.name, ())[:2]:
                    if count > 1:
                        yield f"{kind.to} with most {register.name}", address("vi", kind.to, token)
