"""Whatever is asked, the answer is words and a 4xx, in the language of the address."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.reader import read

MISSING = ["/foo", "/vi/foo", "/en/partners/DT-9999999", "/vi/doi-tac/XX", "/vi/dia-phuong/atlantis", "/en/countries/ZZ", "/vi/doi-tac.exe", "/vi/dia-phuong.csv", "/vi/gioi-thieu/x", "/static/nothing.css", "/sitemap/partners-0.xml", "/sitemap/nobody-1.xml", "/vi/a/b/c"]  # fmt: skip
REFUSED = [
    "/vi/doi-tac?offset=-1",
    "/vi/doi-tac?offset=99999999",
    "/vi/doi-tac?limit=0",
    "/vi/doi-tac?limit=abc",
    "/vi/doi-tac?sort=nothing",
    "/vi/doi-tac?nonsense=1",
    "/vi/doi-tac?country=ZZ",
    "/vi/doi-tac?kind=nothing",
    "/vi/doi-tac?q=" + "a" * 10_000,
    "/vi/doi-tac?q=%ff",
    "/vi/doi-tac?q=%00",
    "/vi/doi-tac?%ff=1",
    "/vi/%ff",
    "/vi/doi-tac?q=!!!",
    "/vi/tim-kiem?sort=name",
    "/vi/tim-kiem?place=atlantis",
    "/vi/tim-kiem?register=users",
    "/vi/ket-nghia?partner=DT-9999999",
    "/vi/thoa-thuan?signed_on_from=31/02/2024",
    "/vi/thoa-thuan?signed_on_to=soon",
    "/vi/doi-tac.csv?country=ZZZ&offset=x",
    "/en/partners?country=" + "&country=".join(f"{n}" for n in range(60)),
]


@pytest.mark.parametrize("path", MISSING)
def test_missing_pages_offer_the_search_box(visitor: Client, path: str) -> None:
    answer = visitor.get(path, headers={"accept-language": "en"})
    assert answer.status_code == 404
    page = read(answer)
    language = "vi" if path.startswith("/vi/") else "en"
    assert ("Accept-Language" in answer.headers.get("Vary", "")) == (not path.startswith(("/vi/", "/en/")))
    assert page.all("html")[0]["lang"] == language
    assert ("Không tìm thấy trang" if language == "vi" else "Page not found") in page.text
    assert any(field.get("name") == "q" for field in page.all("input"))


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path[:40])
def test_impossible_requests_are_refused_in_words(visitor: Client, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 400
    page = read(answer)
    assert ("Yêu cầu chưa đúng" if path.startswith("/vi") else "This request does not work") in page.text


@pytest.mark.parametrize(
    "text", ['"', "(", "AND", "a:b", "*", "fukuoka~2", "[1 TO 2]", "\\", "'; DROP TABLE item; --", "<script>"]
)
def test_query_syntax_is_only_text(visitor: Client, text: str) -> None:
    answer = visitor.get("/vi/tim-kiem", {"q": text})
    assert answer.status_code in (200, 400)
    assert b"<script>" not in answer.content.split(b"<main", 1)[1]


def test_pages_can_only_be_read(visitor: Client) -> None:
    answer = visitor.post("/vi/doi-tac", {"name": "x"})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_before_anything_is_projected_the_page_says_so(site: object) -> None:
    (site / "public.sqlite3").unlink()  # type: ignore[operator]
    answer = Client(SERVER_NAME="localhost").get("/vi/doi-tac/DT-0001")
    assert answer.status_code == 503
    assert "đang được chuẩn bị" in answer.content.decode()
