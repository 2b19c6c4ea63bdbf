"""For search engines: where they may go, and every public page there is, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.db.models import Max
from django.http import HttpRequest, HttpResponse

from nhipcau.core.registry import registers
from nhipcau.core.store.models import Item
from nhipcau.core.store.router import STORE_READER
from nhipcau.web.portal.addresses import FIXED, LANGUAGES, absolute, address, help_address, home, no_page

PER_FILE = 20_000
"""Public numbers per file: two addresses each stay below the protocol's 50,000 per file."""
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def robots(request: HttpRequest) -> HttpResponse:
    text = f"User-agent: *\nDisallow: /*?\nAllow: /\nSitemap: {absolute('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """All pages in one file while they fit, else an index of files per register and run of public numbers."""
    last = _last_numbers()
    if sum(last.values()) <= PER_FILE:
        parts = [*_page_addresses(), *(path for name in last for path in _item_addresses(name, 0, PER_FILE))]
        return _urls(parts)
    files = ["/sitemap/pages-1.xml"]
    files += [
        f"/sitemap/{name}-{part}.xml" for name, number in last.items() for part in range(1, -(-number // PER_FILE) + 1)
    ]
    said = "".join(f"<sitemap><loc>{escape(absolute(path))}</loc></sitemap>" for path in files)
    return _xml(f"<sitemapindex {_NAMESPACE}>{said}</sitemapindex>")


def sitemap_part(request: HttpRequest, name: str, part: int) -> HttpResponse:
    """One file of the index."""
    if name == "pages" and part == 1:
        return _urls(_page_addresses())
    if name not in _last_numbers() or part < 1:
        raise no_page(request.path)
    return _urls(_item_addresses(name, (part - 1) * PER_FILE, part * PER_FILE))


def _last_numbers() -> dict[str, int]:
    rows = Item.objects.using(STORE_READER).values_list("register").annotate(last=Max("number"))
    return dict(rows.order_by("register"))


def _page_addresses() -> Iterator[str]:
    for language in LANGUAGES:
        yield home(language)
        for section in FIXED:
            yield address(language, section)
        for name in registers():
            yield address(language, name)
            yield help_address(language, name)


def _item_addresses(name: str, after: int, until: int) -> Iterator[str]:
    items = Item.objects.using(STORE_READER).filter(register=name, number__gt=after, number__lte=until)
    for code in items.order_by("number").values_list("code", flat=True):
        for language in LANGUAGES:
            yield address(language, name, code)


def _urls(paths: Iterator[str] | list[str]) -> HttpResponse:
    said = "".join(f"<url><loc>{escape(absolute(path))}</loc></url>" for path in paths)
    return _xml(f"<urlset {_NAMESPACE}>{said}</urlset>")


def _xml(body: str) -> HttpResponse:
    return HttpResponse(f'<?xml version="1.0" encoding="UTF-8"?>{body}', content_type="application/xml; charset=utf-8")
