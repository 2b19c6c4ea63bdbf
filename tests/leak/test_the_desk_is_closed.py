"""Public code cannot reach the desk: a query there kills the request, and the code does not even know its models."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import InternalError, OperationalError, connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

import nhipcau
from nhipcau.core.audience import PUBLIC_DESK
from nhipcau.core.models import Change
from nhipcau.core.registry import open_registers, registers
from nhipcau.core.store.models import Item
from nhipcau.web.guard import DeskIsClosed, PublicGuard, public_only
from tests.leak.doors import HOST, TYPED

PACKAGE = Path(nhipcau.__file__).parent


def _ask_the_desk(_: HttpRequest) -> HttpResponse:
    return HttpResponse(str(registers()["partners"].rows(PUBLIC_DESK).count()))


def _ask_the_desk_later(_: HttpRequest) -> StreamingHttpResponse:
    def pieces() -> Iterator[bytes]:
        for change in Change.objects.all():
            yield f"{change.id}".encode()

    return StreamingHttpResponse(pieces())


def _write_the_store(_: HttpRequest) -> HttpResponse:
    Item.objects.using("projection").all().delete()
    return HttpResponse()


@pytest.mark.parametrize("view", [_ask_the_desk, _write_the_store])
def test_a_query_outside_the_public_store_kills_the_request(site: Path, view: object) -> None:
    with pytest.raises(DeskIsClosed):
        PublicGuard(view)(RequestFactory().get("/"))  # type: ignore[arg-type]
    assert Item.objects.using("public").exists()


def test_a_body_made_after_the_view_returned_is_watched_too(site: Path) -> None:
    response = PublicGuard(_ask_the_desk_later)(RequestFactory().get("/"))  # type: ignore[arg-type]
    assert isinstance(response, StreamingHttpResponse)
    with pytest.raises(DeskIsClosed):
        b"".join(response.streaming_content)  # type: ignore[arg-type]
    assert Change.objects.exists(), "after the request the desk is open to its own people again"


def test_the_public_store_itself_cannot_be_written_through_the_public_alias(site: Path) -> None:
    with pytest.raises((OperationalError, InternalError), match=r"read-?only"):
        Item.objects.using("public").all().delete()
    assert Item.objects.using("public").exists()


def test_a_session_cookie_is_dropped_before_anybody_sees_it(site: Path) -> None:
    seen = {}

    def view(request: HttpRequest) -> HttpResponse:
        seen.update(request.COOKIES)
        return HttpResponse()

    PublicGuard(view)(RequestFactory().get("/", headers={"cookie": "sessionid=abc; other=1"}))
    assert seen == {}


def test_every_answer_is_the_same_with_and_without_cookies_and_agents(site: Path) -> None:
    plain = Client(SERVER_NAME=HOST)
    known = Client(
        SERVER_NAME=HOST, headers={"cookie": "sessionid=abc", "user-agent": "x", "authorization": "Bearer x"}
    )
    for path in ("/vi/", "/vi/doi-tac", "/api/v1/partners", "/en/search?q=hue"):
        first, second = plain.get(path), known.get(path)
        assert first.content == second.content, path
        assert dict(first.headers) == dict(second.headers), path


def test_the_desk_asks_for_a_sign_in_and_its_addresses_are_no_cache_s(site: Path) -> None:
    """Behind the desk's words there are sessions; before them and beside them there are none."""
    visitor = Client(SERVER_NAME=HOST)
    for path in ("/vi/ban-lam-viec", "/en/desk", "/en/desk/agencies", "/vi/ban-lam-viec/co-quan", "/en/desk/nowhere"):
        answer = visitor.get(path)
        assert answer.status_code == 302, path
        assert "/dang-nhap?" in answer.headers["Location"] or "/sign-in?" in answer.headers["Location"], path
        assert answer.headers["Cache-Control"] == "no-store", path
    signing_in = visitor.get("/vi/ban-lam-viec/dang-nhap")
    assert signing_in.status_code == 200
    assert signing_in.headers["Cache-Control"] == "no-store"
    assert "ETag" not in signing_in.headers
    for path in ("/vi/", "/vi/desk", "/en/ban-lam-viec", "/vi/ban-lam-viecx", "/vi/doi-tac"):
        answer = visitor.get(path)
        assert not answer.cookies, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path


def test_a_visit_to_the_desk_changes_no_byte_of_what_the_same_process_answers_next(site: Path) -> None:
    """Neither its language nor its session stays behind."""
    visitor = Client(SERVER_NAME=HOST)
    paths = ("/", "/vi/doi-tac", "/en/search?q=hue", "/api/v1/partners", "/vi/khong-co")
    before = {path: (visitor.get(path).content, sorted(visitor.get(path).headers.items())) for path in paths}
    for desk in ("/en/desk/sign-in", "/vi/ban-lam-viec/quen-mat-khau", "/en/desk/invitation/none"):
        visitor.get(desk)
        after = {path: (visitor.get(path).content, sorted(visitor.get(path).headers.items())) for path in paths}
        assert after == before, desk


def test_the_doors_work_while_the_desk_cannot_even_be_opened(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the desk away: every public page and list still answers."""
    connections["default"].close()
    monkeypatch.setitem(connections["default"].settings_dict, "NAME", str(site / "nowhere" / "desk"))
    with pytest.raises(OperationalError):
        connections["default"].ensure_connection()
    client = Client(SERVER_NAME=HOST)
    paths = ["/vi/", "/vi/dia-phuong/hue", "/sitemap.xml", "/api/openapi.json", f"/vi/tim-kiem?q={TYPED[0]}"]
    for register in open_registers().values():
        paths += [f"/vi/{register.slug[0]}", f"/api/v1/{register.name}", f"/api/v1/{register.name}.csv"]
        paths += [f"/vi/{register.slug[0]}/{register.code(1)}", f"/api/v1/{register.name}/{register.code(1)}"]
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        if response.streaming:
            assert b"".join(response.streaming_content), path


@pytest.mark.parametrize("path", ["/vi/doi-tac", "/api/v1/partners"])
def test_without_a_store_visitors_are_asked_to_come_back(
    site: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    connections["public"].close()
    with monkeypatch.context() as patch:
        patch.setitem(connections["public"].settings_dict, "NAME", str(site / "nowhere" / "store"))
        assert Client(SERVER_NAME=HOST).get(path).status_code == 503
    assert Client(SERVER_NAME=HOST).get(path).status_code == 200


def test_the_guard_can_be_armed_twice(site: Path) -> None:
    with public_only(), public_only(), pytest.raises(DeskIsClosed):
        Change.objects.exists()
    assert Change.objects.exists()


FORBIDDEN = (
    "nhipcau.registers",
    "nhipcau.actions",
    "nhipcau.core.ledger.act",
    "nhipcau.core.ledger.door",
    "nhipcau.core.ledger.expunge",
    "nhipcau.core.models",
    "nhipcau.core.record",
    "nhipcau.core.audience",
    "nhipcau.core.projection.project",
    "nhipcau.core.worker",
    "django.contrib.sessions",
    "django.contrib.auth",
    "django.contrib.messages",
    "nhipcau.core.people",
    "nhipcau.web.desk",
    "allauth",
)
WRITERS = {"write", "publish", "withdraw", "remove", "expunge", "project", "rebuild", "catch_up"}


def _public_code() -> Iterator[Path]:
    for folder in ("api", "web", "core/files"):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            if "desk" not in path.relative_to(PACKAGE).parts:
                yield path


@pytest.mark.parametrize("path", list(_public_code()), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_public_code_knows_neither_the_desks_models_nor_its_database(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        imported: list[str] = []
        if isinstance(node, ast.Import):
            imported = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            assert not (node.module.startswith("nhipcau") and WRITERS & {alias.name for alias in node.names}), (
                node.lineno
            )
        assert not [name for name in imported if name.startswith(FORBIDDEN)], f"line {node.lineno}: {imported}"
        if isinstance(node, ast.Call):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            named = [value.value for value in given if isinstance(value, ast.Constant)]
            assert not {"default", "projection"} & {value for value in named if isinstance(value, str)}, node.lineno
