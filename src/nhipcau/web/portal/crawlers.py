"""For search engines: where they may go, and every public page there is, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

from django.db.models import Max
from django.http import HttpRequest, HttpResponse

from nhipcau.core.registry import open_registers
from nhipcau.core.store.models import Item
from nhipcau.core.store.router import STORE_READER
from nhipcau.core.training import is_training
from nhipcau.web.portal.addresses import (
    FIXED,
    LANGUAGES,
    absolute,
    address,
    dataset_address,
    help_address,
    home,
    no_page,
)

PER_FILE = 10_000
"""Public numbers per file: two addresses each, with their alternates, stay below the protocol's 50,000 and 50 MB per file."""
NOT_FOR_CRAWLERS = frozenset({"style"})
"""Fixed sections that ask crawlers not to keep them."""
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NAMESPACES = f'{_NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml"'

Spellings = tuple[str, ...]
"""The paths of one page, in the order of the languages."""


def robots(request: HttpRequest) -> HttpResponse:
    if is_training():
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")
    text = f"User-agent: *\nDisallow: /*?\nAllow: /\nSitemap: {absolute('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """All pages in one file while they fit, else an index of files per register and run of public numbers."""
    last = _last_numbers()
    if sum(last.values()) <= PER_FILE:
        return _urls([*_pages(), *(page for name in last for page in _items(name, 0, PER_FILE))])
    files = ["/sitemap/pages-1.xml"]
    files += [
        f"/sitemap/{name}-{part}.xml" for name, number in last.items() for part in range(1, -(-number // PER_FILE) + 1)
    ]
    said = "".join(f"<sitemap><loc>{escape(absolute(path))}</loc></sitemap>" for path in files)
    return _xml(f"<sitemapindex {_NAMESPACE}>{said}</sitemapindex>")


def sitemap_part(request: HttpRequest, name: str, part: int) -> HttpResponse:
    """One file of the index."""
    if name == "pages" and part == 1:
        return _urls(_pages())
    if name not in _last_numbers() or part < 1:
        raise no_page(request.path)
    return _urls(_items(name, (part - 1) * PER_FILE, part * PER_FILE))


def _last_numbers() -> dict[str, int]:
    rows = Item.objects.using(STORE_READER).values_list("register").annotate(last=Max("number"))
    return dict(rows.order_by("register"))


def _pages() -> Iterator[Spellings]:
    def everywhere(path: Callable[[str], str]) -> Spellings:
        return tuple(path(language) for language in LANGUAGES)

    yield everywhere(home)
    for section in FIXED:
        if section not in NOT_FOR_CRAWLERS:
            yield everywhere(lambda language, section=section: address(language, section))  # type: ignore[misc]
    for name in open_registers():
        for path in (address, help_address, dataset_address):
            yield everywhere(lambda language, name=name, path=path: path(language, name))  # type: ignore[misc]


def _items(name: str, after: int, until: int) -> Iterator[Spellings]:
    items = Item.objects.using(STORE_READER).filter(register=name, number__gt=after, number__lte=until)
    for code in items.order_by("number").values_list("code", flat=True):
        yield tuple(address(language, name, code) for language in LANGUAGES)


def _urls(pages: Iterable[Spellings]) -> HttpResponse:
    return _xml(f"<urlset {_NAMESPACES}>{''.join(map(_spelt, pages))}</urlset>")


def _spelt(paths: Spellings) -> str:
    """A page in every language, each with links to all of them; a reader of neither gets the first."""
    found = [escape(absolute(path)) for path in paths]
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{href}"/>'
        for language, href in (*zip(LANGUAGES, found, strict=True), ("x-default", found[0]))
    )
    return "".join(f"<url><loc>{href}</loc>{alternates}</url>" for href in found)


def _xml(body: str) -> HttpResponse:
    return HttpResponse(f'<?xml version="1.0" encoding="UTF-8"?>{body}', content_type="application/xml; charset=utf-8")
