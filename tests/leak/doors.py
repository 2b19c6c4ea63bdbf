"""Every address a visitor can reach on a site, made from what the site itself lists, and what each answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.test import Client
from django.urls import get_resolver, resolve
from django.urls.resolvers import URLPattern, URLResolver

from nhipcau.core.files import FORMATS
from nhipcau.core.inbox.draft import KINDS as MESSAGES
from nhipcau.core.register import Register
from nhipcau.core.registry import open_registers
from nhipcau.core.search.bonds import bound_registers
from nhipcau.core.series.reading import figures_of
from nhipcau.core.store import read
from nhipcau.lib import places
from nhipcau.web.portal.addresses import is_desk
from nhipcau.web.portal.maps.subjects import indicators, placed_registers
from nhipcau.web.portal.views import views_of
from nhipcau.web.statics import asset_address, assets
from tests.steps import ask, public_records

HOST = "localhost"
TYPED = ("fukuoka", "gom", "gốm", "ha noi", "hợp tác", "福岡", "fukouka", "khu cong nghiep", "xyzzy", "a")
CHANGING_HEADERS = frozenset({"Date"})
UNWATCHED = frozenset({"challenge"})
"""Routes whose answers are made by chance and the clock alone; ``test_the_inbox_is_apart`` looks at them."""


KINDS = tuple(f"?kind={kind}" for kind in MESSAGES)


class Answer(NamedTuple):
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def answers(addresses: Iterable[str]) -> dict[str, Answer]:
    """What every address answers, to the byte, headers included."""
    client = Client(SERVER_NAME=HOST, raise_request_exception=True)
    found = {}
    for address in addresses:
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = ((name, value) for name, value in response.headers.items() if name not in CHANGING_HEADERS)
        assert not response.cookies, address
        found[address] = Answer(response.status_code, tuple(sorted(headers)), body)
    return found


def changed(before: dict[str, Answer], after: dict[str, Answer]) -> list[str]:
    """The addresses that answer differently."""
    return [address for address in before if before[address] != after[address]]


def share(addresses: Iterable[str], of: int, start: int = 0) -> list[str]:
    """One of ``of`` shares of the addresses of every route, at least one address each; those that start at 0, 1, …
    ``of`` - 1 are all of them together.
    """
    routes: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        routes[route_of(address)].append(address)
    return [address for some in routes.values() for address in some[start % len(some) :: of]]


def doors() -> list[str]:
    """All addresses of this site: pages, lists with every kind of question, files, crawlers' maps, the API."""
    found = [
        *(
            "/",
            "/robots.txt",
            "/sitemap.xml",
            "/vi",
            "/vi/",
            "/en/",
            "/vi/du-lieu",
            "/en/data",
            "/vi/gioi-thieu",
            "/vi/giao-dien",
        ),
        *("/vi/tro-giup", "/en/help", "/vi/tiep-can", "/en/accessibility", "/vi/theo-doi/0", "/en/status/0"),
        *(f"{path}{kind}" for path in ("/vi/lien-he", "/en/contact") for kind in ("", *KINDS, "?kind=x")),
        *(
            "/api",
            "/api/",
            "/api/openapi.json",
            "/api/v1",
            "/api/v1/",
            "/api/v1/places",
            "/api/v1/regions",
            "/api/v1/regions?former=true",
            "/api/v1/countries",
            "/api/v1/nowhere/x/y",
        ),
        *(
            "/vi/dia-phuong",
            "/en/localities",
            "/vi/vung",
            "/en/regions",
            "/vi/quoc-gia",
            "/en/countries",
            "/vi/dia-phuong/",
            "/vi/khong-co",
        ),
        *(asset_address(name) for name in assets()),
        *_searches(),
        *_maps(),
        *_drawn_maps(),
    ]
    for register in open_registers().values():
        found += [*_lists(register), *_records(register)]
    found += _papers()
    for turn, unit in enumerate(places.all_units()):
        pages = (f"/vi/dia-phuong/{unit.id}", f"/en/localities/{unit.id}", f"/api/v1/places/{unit.id}")
        found.append(pages[turn % 3])
    for region in places.all_regions():
        found += [f"/vi/vung/{region.id}", f"/en/regions/{region.id}", f"/api/v1/regions/{region.id}"]
    for path in ("/vi/quan-he", "/en/relations"):
        asked = (
            "",
            "view=network",
            "view=network&by=partner",
            "place=hue",
            "place=quang-tri&country=JP",
            "from=2000&to=2020",
        )
        found += [f"{path}?{query}" if query else path for query in asked]
    for path in ("/vi/so-sanh", "/en/compare"):
        asked = ("", "places=hue&places=da-nang", "countries=JP&countries=KR&countries=LA", "places=hue&countries=JP")
        found += [f"{path}?{query}" if query else path for query in asked]
    for turn, country in enumerate(_countries_with_records()):
        pages = (f"/vi/quoc-gia/{country}", f"/en/countries/{country}", f"/api/v1/countries/{country}")
        found.append(pages[turn % 3])
    return list(dict.fromkeys(found))


def _searches() -> Iterator[str]:
    for text in TYPED:
        for path in ("/vi/tim-kiem", "/en/search", "/api/v1/search", "/api/v1/suggest"):
            yield f"{path}?{urlencode({'q': text})}"
        yield f"/api/v1/places/resolve?{urlencode({'name': text})}"
    for name, values in ask().facets.items():
        for token, _ in values[:3]:
            yield f"/api/v1/search?{urlencode({name: token})}"
            yield f"/vi/tim-kiem?{urlencode({name: token, 'q': 'a'})}"
    for view in ("table", "map", "timeline"):
        yield f"/vi/tim-kiem?{urlencode({'q': 'a', 'view': view})}"
    yield "/en/search.atom?q=a"
    yield from ("/vi/tim-kiem.ics", "/en/search.ics?place=hue", "/vi/tim-kiem.ics?country=JP&q=a")


def _maps() -> Iterator[str]:
    """The parts of the crawlers' map, also where the site is small enough to give it in one."""
    for part in ("pages", "localities", "regions", "countries", *open_registers(), "nothing"):
        yield f"/sitemap/{part}-1.xml"


def _drawn_maps() -> Iterator[str]:
    """The maps of Viet Nam for everything they can show, and of the world for every register of ties, some filtered."""
    for language, path, world in (("vi", "/vi/ban-do", "the-gioi"), ("en", "/en/map", "world")):
        yield path
        yield f"{path}/{world}"
        for register in placed_registers():
            yield f"{path}?{urlencode({'show': register.name})}"
        for _, code, _ in indicators(language):
            yield f"{path}?{urlencode({'show': code})}"
        for register in bound_registers():
            yield f"{path}/{world}?{urlencode({'ties': register.name})}"
            yield f"{path}/{world}?{urlencode({'ties': register.name, 'until': '2015', 'place': 'da-nang'})}"


def _lists(register: Register) -> Iterator[str]:
    """Every question to the list, each on one of the three pages in turn; the list itself on all of them."""
    pages = [f"/vi/{register.slug[0]}", f"/en/{register.slug[1]}", f"/api/v1/{register.name}"]
    yield from pages
    questions: list[dict[str, str]] = [{"offset": "20"}, *({"q": text} for text in TYPED)]
    for facet, values in ask(register.name).facets.items():
        questions += [{facet: token} for token, _ in values[:3]]
    for column in register.public:
        if column.sorted:
            questions += [{"sort": column.name}, {"sort": f"-{column.name}", "offset": "10"}]
    for place, question in enumerate(questions):
        yield f"{pages[place % len(pages)]}?{urlencode(question)}"
    for view in views_of(register):
        yield f"/vi/{register.slug[0]}?view={view}"
    yield f"/vi/{register.slug[0]}.atom"
    if register.calendar:
        yield from (f"/vi/{register.slug[0]}.ics", f"/en/{register.slug[1]}.ics")
    yield f"/api/v1/{register.name}?order=code"
    for column in register.public:
        if column.sorted and register.kinds[column.name].name in ("when", "number"):
            yield f"/en/{register.slug[1]}?{column.name}_known=false"
    yield f"/vi/du-lieu/{register.slug[0]}"
    yield f"/en/data/{register.slug[1]}"
    yield f"/vi/{register.slug[0]}/huong-dan"
    yield f"/en/{register.slug[1]}/help"
    for ending in FORMATS:
        yield f"/api/v1/{register.name}.{ending}"
        yield f"/vi/{register.slug[0]}.{ending}?{urlencode({'q': 'a'})}"
        yield f"/en/{register.slug[1]}.{ending}"


def _records(register: Register) -> Iterator[str]:
    """Every record by one of its pages in turn, the first by all of them; and the codes that drafts would get next."""
    last = 0
    for place, hit in enumerate(read.walk(register.name)):
        last = hit.number
        pages = list(_record(register, hit.code))
        yield from pages if not place else pages[place % 3 :: 3]
    for number in (last + 1, last + 2):
        yield from _record(register, register.code(number) or "")
    for number in (1, last, last + 1):
        yield from _contact(register, register.code(number) or "")
        yield from _claim(register, register.code(number) or "")


def _record(register: Register, code: str) -> Iterator[str]:
    yield f"/vi/{register.slug[0]}/{code}"
    yield f"/en/{register.slug[1]}/{code}"
    yield f"/api/v1/{register.name}/{code}"
    if figures_of(register):
        yield f"/vi/{register.slug[0]}/{code}/chuoi-so-lieu"
        yield f"/en/{register.slug[1]}/{code}/series?borders=then"
        yield f"/api/v1/{register.name}/{code}/series?compare=true"


def _contact(register: Register, code: str) -> Iterator[str]:
    """The pages for writing about a record."""
    for path in (f"/vi/{register.slug[0]}/{code}/gop-y", f"/en/{register.slug[1]}/{code}/contact"):
        yield from (path, path + KINDS[0], path + KINDS[-1])


def _claim(register: Register, code: str) -> Iterator[str]:
    """The pages by which a body says that a record is about it."""
    yield from (f"/vi/{register.slug[0]}/{code}/la-cua-chung-toi", f"/en/{register.slug[1]}/{code}/our-organisation")


def _papers() -> Iterator[str]:
    """Papers and pictures: of the site, of every list, of a record of each register and the draft after the last."""
    yield from ("/vi/nhip-cau.png", "/vi/dia-phuong.png", "/en/localities/hue.png", "/vi/dia-phuong/quang-tri.pdf")
    yield from ("/vi/quoc-gia/JP.png", "/en/countries/JP.png", "/vi/quoc-gia/JP.pdf")
    for register in open_registers().values():
        numbers = [hit.number for hit in read.walk(register.name)]
        yield f"/en/{register.slug[1]}.png"
        for number in (numbers[0], numbers[-1] + 1) if numbers else ():
            code = register.code(number)
            yield f"/vi/{register.slug[0]}/{code}.pdf"
            yield f"/en/{register.slug[1]}/{code}.png"


def _countries_with_records() -> list[str]:
    found = {
        entry["value"]
        for register in open_registers().values()
        if register.country
        for record in public_records(register.name)
        if (said := record["values"][register.country])
        for entry in (said if isinstance(said, list) else [said])
    }
    return sorted(found)


def routes() -> set[str]:
    """Every public route the site declares; the desk's are ``test_the_desk_is_closed``'s to look at."""

    def walk(resolver: URLResolver, before: str) -> Iterator[str]:
        for pattern in resolver.url_patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield route
            else:
                yield from walk(pattern, route)

    found = {route.replace("^", "") for route in walk(get_resolver(), "")}
    return {route for route in found if not is_desk(f"/{route}")}


def route_of(address: str) -> str:
    return str(resolve(address.partition("?")[0]).route).replace("^", "")
