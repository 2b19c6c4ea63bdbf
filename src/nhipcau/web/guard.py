"""The first middleware: a public request knows no session and reaches neither the desk's database nor, but for the pages
that receive messages, the inbox. The desk's own addresses reach the desk and the public store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from nhipcau.core.store.router import DESK, STORE_READER
from nhipcau.web.portal.addresses import is_desk

OPEN_TO_THE_PUBLIC = frozenset({STORE_READER})
OPEN_AT_THE_DESK = frozenset({STORE_READER, DESK})
INBOX = "inbox"

_inbox_is_open: ContextVar[bool] = ContextVar("inbox_is_open", default=False)


class DeskIsClosed(RuntimeError):  # noqa: N818  # it says what happened
    """Code of the pages asked a database it must not know. A bug: the request dies rather than answer from the desk."""

    def __init__(self, alias: str, sql: str) -> None:
        super().__init__(f"public code may not query {alias!r}: {sql[:120]}")


class PublicGuard:
    """Drops the session cookie and makes every query outside the public store raise; at the desk, outside desk and store."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        open_ones = OPEN_AT_THE_DESK if is_desk(request.path) else OPEN_TO_THE_PUBLIC
        if open_ones is OPEN_TO_THE_PUBLIC:
            request.COOKIES.clear()
        with only(open_ones):
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _guarded(response.streaming_content, open_ones)
        return response


def _guarded(pieces: Any, open_ones: Collection[str]) -> Iterator[bytes]:
    """A streamed body is made after the view has returned: the guard goes with it."""
    with only(open_ones):
        yield from pieces


def public_only() -> ExitStack:
    """Arm the guard on every database but the public one for the length of a ``with`` block (see :func:`inbox_opened`)."""
    return only(OPEN_TO_THE_PUBLIC)


def only(open_ones: Collection[str]) -> ExitStack:
    """Arm the guard on every database but those for the length of a ``with`` block."""
    stack = ExitStack()
    for alias in connections:
        if alias not in open_ones:
            stack.enter_context(connections[alias].execute_wrapper(_refuse))
    return stack


@contextmanager
def inbox_opened() -> Iterator[None]:
    """Let the inbox be asked for the length of a ``with`` block; for the views of the inbox's two rooms, where visitors
    write and where the desk answers, and for the pace of answers by link; nobody else."""
    before = _inbox_is_open.set(True)
    try:
        yield
    finally:
        _inbox_is_open.reset(before)


def _refuse(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    alias = context["connection"].alias
    if alias == INBOX and _inbox_is_open.get():
        return execute(sql, params, many, context)
    raise DeskIsClosed(alias, sql)
