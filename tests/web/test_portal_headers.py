"""What an answer carries: strict policy, a tag of its bytes, no cookie, nothing that changes with the clock."""

from __future__ import annotations

import gzip
import re

from django.test import Client

from nhipcau.web.statics import asset_address
from tests.web.reader import read

PATHS = ("/vi/", "/en/partners", "/vi/dia-phuong/hue", "/en/search?q=fukuoka")


def test_strict_headers_and_no_cookies(visitor: Client) -> None:
    for path in PATHS:
        answer = visitor.get(path)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert not answer.cookies


def test_the_same_question_gives_the_same_bytes_and_304(visitor: Client) -> None:
    for path in PATHS:
        first, second = visitor.get(path), visitor.get(path, headers={"cookie": "sessionid=abc", "user-agent": "other"})
        assert first.content == second.content
        assert first.headers["ETag"] == second.headers["ETag"]
        known = visitor.get(path, headers={"if-none-match": first.headers["ETag"]})
        assert known.status_code == 304
        assert known.content == b""
    assert visitor.get("/vi/").headers["ETag"] != visitor.get("/en/").headers["ETag"]


def test_head_answers_as_get_without_the_body(visitor: Client) -> None:
    head, full = visitor.head("/vi/doi-tac"), visitor.get("/vi/doi-tac")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["Content-Length"] == str(len(full.content))
    assert head.headers["ETag"] == full.headers["ETag"]


def test_pages_and_styles_are_packed_for_readers_who_take_that(visitor: Client) -> None:
    for path in (*PATHS, asset_address("portal.css")):
        plain, small = visitor.get(path), visitor.get(path, headers={"accept-encoding": "br, gzip;q=0.8"})
        assert small.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(small.content) == plain.content
        assert len(small.content) < len(plain.content) / 2
        assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert visitor.get(path, headers={"accept-encoding": "gzip"}).content == small.content
        for refused in ("gzip;q=0", "br", "identity"):
            assert visitor.get(path, headers={"accept-encoding": refused}).content == plain.content


def test_a_packed_page_is_known_again(visitor: Client) -> None:
    packed = {"accept-encoding": "gzip"}
    tag = visitor.get("/vi/", headers=packed).headers["ETag"]
    assert visitor.get("/vi/", headers={**packed, "if-none-match": tag}).status_code == 304


def test_fonts_come_with_the_style_and_under_the_name_of_their_content(visitor: Client) -> None:
    style = visitor.get(asset_address("portal.css")).content.decode()
    fonts = set(re.findall(r'url\("(.+?)"\)', style))
    assert len(fonts) == 2
    for font in fonts:
        answer = visitor.get(font)
        assert answer.headers["Content-Type"] == "font/woff2"
        assert answer.content[:4] == b"wOF2"


def test_files_of_the_pages_are_served_under_the_name_of_their_content(visitor: Client) -> None:
    page = read(visitor.get("/vi/"))
    style = next(str(attrs["href"]) for attrs in page.all("link") if attrs.get("rel") == "stylesheet")
    assert style == asset_address("portal.css")
    answer = visitor.get(style)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(answer.content) < 60_000
    assert ".standing-bar" not in answer.content.decode(), "visitors do not fetch what only the desk needs"
    assert visitor.get(re.sub(r"\.[0-9a-f]{12}\.", ".000000000000.", style)).status_code == 404


def test_a_page_loads_nothing_from_elsewhere(visitor: Client) -> None:
    for path in PATHS:
        page = read(visitor.get(path))
        scripts = [attrs for attrs in page.all("script") if attrs.get("type") != "application/ld+json"]  # that is data
        loaded = [attrs.get("src") for attrs in scripts]
        loaded += [attrs["href"] for attrs in page.all("link") if attrs.get("rel") in ("stylesheet", "icon")]
        assert all(str(address).startswith("/static/") for address in loaded)
        without_maps = re.sub(rb"<svg.*?</svg>", b"", visitor.get(path).content, flags=re.DOTALL)
        assert len(without_maps) < 100_000


def test_a_record_shows_its_day_but_the_page_is_not_dated_by_it(visitor: Client) -> None:
    """The page lists related records too: only its tag says whether it is as it was."""
    answer = visitor.get("/en/partners/DT-0001")
    day = visitor.get("/api/v1/partners/DT-0001").json()["publication"]["changed_on"]
    assert "Public content last changed" in answer.content.decode()
    assert f'<time datetime="{day}">' in answer.content.decode()
    assert "Last-Modified" not in answer.headers
