"""Exactly this result as a file, streamed."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse

from nhipcau.core.files import file_format
from nhipcau.core.registry import registers
from nhipcau.core.search import parse_request, public_index
from nhipcau.core.search.coverage import coverage
from nhipcau.web.guard import public_only
from nhipcau.web.portal.addresses import no_page
from nhipcau.web.portal.page import params

FORMATS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON"}
"""What pages offer a result as, and what that is called."""


def download(request: HttpRequest, language: str, name: str, form: str) -> StreamingHttpResponse:
    """The register's records that fit the address's conditions, complete, as ``form``."""
    if name not in registers() or form not in FORMATS:
        raise no_page(request.path)
    register = registers()[name]
    asked = parse_request(register, params(request), facets=False)
    written = file_format(form)
    chunks = _guarded(written.stream(register, asked, language))
    answer = StreamingHttpResponse(chunks, content_type=written.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    answer.headers["X-Licence"] = coverage(public_index(), register)["licence"]["id"]
    return answer


def _guarded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The stream runs after the middleware has let go, so it arms the guard itself."""
    with public_only():
        yield from chunks
