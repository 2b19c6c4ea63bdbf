"""Headers, conditional requests, methods, refusals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

V1 = "/api/v1"

NASTY = [
    # paging
    *(f"{V1}/partners?limit={value}" for value in ("-1", "0", "201", "1e3", "ten", "99999999999999999999", "١٠", "+5")),
    *(f"{V1}/partners?offset={value}" for value in ("-1", "10001", "1.5", "9" * 400, "%20x")),
    f"{V1}/search?limit=100000",
    f"{V1}/suggest?q=a&limit=0",
    f"{V1}/suggest?q=a&offset=1",
    # filters and ranges that cannot be
    f"{V1}/partners?country=XX",
    f"{V1}/partners?country=Atlantis",
    f"{V1}/partners?kind=dragon",
    f"{V1}/agreements?place=ha-noii",
    f"{V1}/agreements?partner=nobody",
    f"{V1}/agreements?partner=DT-999999",
    f"{V1}/search?register=sorcery",
    f"{V1}/agreements?signed_on=99",
    f"{V1}/agreements?signed_on_from=2020&signed_on_to=2010",
    f"{V1}/agreements?signed_on_from=2019-02-30",
    f"{V1}/agreements?signed_on_to=yesterday",
    f"{V1}/agreements?signed_on_from={'9' * 5000}",
    f"{V1}/partners?country={'&country='.join(['JP'] * 51)}",
    f"{V1}/partners?{'&'.join(f'a{n}=1' for n in range(400))}",
    # parameters nobody declared
    f"{V1}/partners?colour=blue",
    f"{V1}/partners?__class__=x",
    f"{V1}/partners/DT-0001?limit=1",
    f"{V1}/?x=1",
    f"{V1}/countries?q=x",
    # sorts, fields, walks
    f"{V1}/partners?sort=uid",
    f"{V1}/partners?sort=--name",
    f"{V1}/search?sort=name",
    f"{V1}/partners?fields=uid",
    f"{V1}/partners?fields=label,salt",
    f"{V1}/partners?order=name",
    f"{V1}/partners?after=DT-0001",
    f"{V1}/partners?order=code&after=TT-0001",
    f"{V1}/partners?order=code&after=;drop",
    f"{V1}/partners?order=code&offset=5",
    f"{V1}/partners.csv?limit=5",
    f"{V1}/partners.csv?lang=de",
    # text
    f"{V1}/partners?q={'a' * 10_000}",
    f"{V1}/partners?q=%22%28%29%2B%2A",
    f"{V1}/partners?q=%ff",
    f"{V1}/partners?q=%zz",
    f"{V1}/partners?q=%",
    f"{V1}/partners?q=a%00b",
    f"{V1}/partners?q=%ED%A0%80",
    f"{V1}/partners?q=%EF%BF%BD",
    f"{V1}/partners?%ff=1",
    f"{V1}/partners?country=%00",
    # addresses
    f"{V1}/nowhere",
    f"{V1}/partners/DT-9999",
    f"{V1}/partners/DT-0001%00",
    f"{V1}/partners/%ff",
    f"{V1}/partners/..%2F..%2Fetc",
    f"{V1}/partners/a/b/c",
    f"{V1}/partners.xml",
    f"{V1}/nowhere.csv",
    f"{V1}/places/atlantis",
    f"{V1}/places?on=2025-13-01",
    f"{V1}/places?on=20250701",
    f"{V1}/places?on=1800-01-01",
    f"{V1}/places?kind=village",
    f"{V1}/places?former=maybe",
    f"{V1}/places?former=true&on=2025-07-01",
    f"{V1}/places/resolve",
    f"{V1}/places/resolve?name={'x' * 500}",
    f"{V1}/regions/atlantis",
    f"{V1}/regions?on=1800-01-01",
    f"{V1}/regions?former=true&on=2025-07-01",
    f"{V1}/countries/ZZ",
    f"{V1}/countries/%E2%82%AC",
    "/api/v2/partners",
    "/api/%ff",
    "/api/?lang=de",
    "/api/openapi.json?x=1",
]


def ask(method: str, address: str, **headers: str) -> Any:
    """One request with the address as it stands, not repaired by the client."""
    return Client(raise_request_exception=False).generic(method, address, headers={"host": "localhost", **headers})


@pytest.mark.parametrize("address", NASTY)
def test_bad_input_is_refused_with_words_in_both_languages(site: Path, address: str) -> None:
    answer = ask("GET", address)
    assert 400 <= answer.status_code < 500, answer.content[:300]
    assert answer["Content-Type"] == "application/problem+json; charset=utf-8"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert len(problem["detail"]) > 20
    assert len(problem["detail_vi"]) > 20
    assert problem["detail"] != problem["detail_vi"]
    assert len(answer.content) < 6000


@pytest.mark.parametrize(
    "text",
    [
        "AND OR",
        "a:b",
        "name:fukuoka~2",
        "fukuoka*",
        '"fukuoka',
        "(fukuoka",
        "fukuoka^9",
        "[a TO b]",
        "\\",
        "-x",
        "福岡 AND",
    ],
)
def test_query_syntax_is_just_words(site: Path, text: str) -> None:
    from urllib.parse import quote

    answer = ask("GET", f"{V1}/search?q={quote(text)}")
    assert answer.status_code == (400 if text == "\\" else 200)


def test_unknown_parameter_lists_the_known_ones(site: Path) -> None:
    problem = ask("GET", f"{V1}/partners?colour=blue").json()
    assert problem["code"] == "unknown_parameter"
    assert "country" in problem["known"]
    assert "'colour'" in problem["detail"]


@pytest.mark.parametrize(
    "address",
    [f"{V1}/", f"{V1}/partners?q=fukuoka", f"{V1}/search?q=hue", f"{V1}/places/hue", "/api/", "/api/openapi.json"],
)
def test_answers_can_be_kept_and_checked(site: Path, address: str) -> None:
    first = ask("GET", address)
    assert first.status_code == 200
    assert first["Cache-Control"] == "public, max-age=60"
    assert first["X-Content-Type-Options"] == "nosniff"
    assert first["Access-Control-Allow-Origin"] == "*"
    assert "charset=utf-8" in first["Content-Type"]
    assert first["Vary"]
    assert not first.cookies
    again = ask("GET", address, **{"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Access-Control-Allow-Origin"] == "*"
    other = ask("GET", address, **{"if-none-match": '"another"'})
    assert (other.status_code, other.content) == (200, first.content)


def test_a_record_says_since_which_day_it_reads_so(site: Path) -> None:
    """The beginning of that day in Viet Nam, seven hours before it begins in Greenwich; never later than now."""
    answer = ask("GET", f"{V1}/partners/DT-0001")
    day = datetime.fromisoformat(answer.json()["publication"]["changed_on"]).replace(tzinfo=UTC)
    said = parsedate_to_datetime(answer["Last-Modified"])
    assert said == day - timedelta(hours=7)
    assert said <= datetime.now(UTC)
    assert "Last-Modified" not in ask("GET", f"{V1}/partners").headers


def test_only_the_tag_decides_whether_an_answer_is_sent_again(site: Path) -> None:
    """A linked record may have got another name since: the date must not keep that from a reader."""
    first = ask("GET", f"{V1}/partners/DT-0001")
    dated = ask("GET", f"{V1}/partners/DT-0001", **{"if-modified-since": first["Last-Modified"]})
    assert (dated.status_code, dated.content) == (200, first.content)
    both = {"if-modified-since": first["Last-Modified"], "if-none-match": first["ETag"]}
    assert ask("GET", f"{V1}/partners/DT-0001", **both).status_code == 304


def test_the_door_is_found_without_its_slash(site: Path) -> None:
    moved = ask("GET", "/api?lang=en")
    assert (moved.status_code, moved["Location"]) == (308, "/api/?lang=en")
    assert ask("POST", "/api").status_code == 405


def test_equal_requests_give_equal_bytes_whoever_asks(site: Path) -> None:
    plain = ask("GET", f"{V1}/partners?q=fukuoka")
    dressed = ask(
        "GET", f"{V1}/partners?q=fukuoka", cookie="sessionid=x", **{"accept-language": "en", "user-agent": "other"}
    )
    assert dressed.content == plain.content
    assert dressed.headers == plain.headers


def test_head_gives_the_headers_alone(site: Path) -> None:
    for address in (f"{V1}/partners", f"{V1}/partners.csv", f"{V1}/nowhere", "/api/"):
        whole, bare = ask("GET", address), ask("HEAD", address)
        assert bare.content == b""
        assert bare.status_code == whole.status_code
        assert bare.headers == whole.headers


def test_options_answers_a_browser_of_another_site(site: Path) -> None:
    answer = ask("OPTIONS", f"{V1}/partners", origin="https://example.org")
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(site: Path, method: str) -> None:
    answer = ask(method, f"{V1}/partners")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["code"] == "wrong_method"


def test_unprepared_installation_says_so(empty_site: Path) -> None:
    import shutil

    from django.db import connections

    from nhipcau.core.search import public_index

    public_index.cache_clear()
    shutil.rmtree(empty_site / "index")
    connections.close_all()
    answer = ask("GET", f"{V1}/partners")
    assert answer.status_code == 503
    assert answer.json()["detail"] != answer.json()["detail_vi"]
    assert answer["Retry-After"] == "60"
    assert answer["Cache-Control"] == "no-store"


def test_empty_site_answers_honestly(empty_site: Path) -> None:
    page = ask("GET", f"{V1}/agreements").json()
    assert (page["results"], page["total"], page["next"]) == ([], 0, None)
    assert page["coverage"]["records"] == 0


def test_a_mistake_of_ours_tells_nothing_of_the_inside(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nhipcau.core.search.index import PublicIndex

    def broken(self: PublicIndex) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(PublicIndex, "state", broken)
    answer = ask("GET", f"{V1}/partners")
    assert answer.status_code == 500
    assert b"secret" not in answer.content
    assert answer.json()["code"] == "our_mistake"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{V1}/partners/%ff", 400),
        (f"{V1}/partners/%zz", 400),
        (f"{V1}/partners/%C4%90", 404),  # Đ: readable, only nobody's code
        (f"{V1}/partners?q=%ff", 400),
        (f"{V1}/partners?q=%zz", 400),
        (f"{V1}/partners/DT-9999", 404),
        (f"{V1}/nowhere", 404),
        (f"{V1}/places/atlantis", 404),
        (f"{V1}/partners?country=XX", 400),
        (f"{V1}/partners?offset=10001", 400),
    ],
)
def test_unreadable_is_400_and_unknown_is_404(site: Path, address: str, status: int) -> None:
    assert ask("GET", address).status_code == status
