"""Reading an address strictly: what Django would silently repair is refused with words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from nhipcau.core.faults import Fault
from nhipcau.core.search.request import bad_text, unknown_parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

PARAMETER_LIMIT = 300
"""Most parameters of one address."""

_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Question:
    """A checked address: ``path`` decoded, ``params`` name → values in the order given, ``accepts`` the languages header."""

    path: str
    params: Mapping[str, list[str]]
    query: str
    accepts: str = ""

    def last(self, name: str) -> str:
        """The last value of a parameter without surrounding blanks; "" if it is not there."""
        return self.params.get(name, [""])[-1].strip()

    def allow(self, *known: str) -> None:
        """Refuse parameters that are not ``known``."""
        for name in self.params:
            if name not in known:
                raise unknown_parameter(name, sorted(known))

    def at(self, address: str) -> str:
        """Another address with the same parameters."""
        return address + (f"?{quote(self.query, safe='%&=+/:;,~-._')}" if self.query else "")

    def with_params(self, **changed: str | int) -> str:
        """This address relative to the host, with parameters replaced."""
        kept = [(name, value) for name, values in self.params.items() if name not in changed for value in values]
        return f"{quote(self.path)}?{urlencode([*kept, *changed.items()])}"


def read_question(request: HttpRequest) -> Question:
    """Path and parameters of a request; a 400 :class:`Fault` unless all of it is readable text."""
    path = request.path_info
    query = _utf8(request.META.get("QUERY_STRING", ""))
    if "%" in path:  # no address of ours has one: Django leaves one where the path is not UTF-8
        raise bad_text()
    if _BROKEN_PERCENT.search(query):
        raise Fault(
            "bad_encoding",
            "Địa chỉ có dấu % không theo sau bởi hai chữ số thập lục phân (dấu % phải viết là %25).",
            "The address has a % that is not followed by two hexadecimal digits (a % is written %25).",
        )
    if "\x00" in path or "%00" in query:
        raise bad_text()
    return Question(path, _params(query), query, request.META.get("HTTP_ACCEPT_LANGUAGE", ""))


def _params(query: str) -> dict[str, list[str]]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=PARAMETER_LIMIT)
    except UnicodeDecodeError:
        raise bad_text() from None
    except ValueError:
        raise Fault(
            "too_many_parameters",
            f"Địa chỉ có quá nhiều tham số; tối đa {PARAMETER_LIMIT}.",
            f"The address has too many parameters; at most {PARAMETER_LIMIT}.",
            {"limit": PARAMETER_LIMIT},
        ) from None
    params: dict[str, list[str]] = {}
    for name, value in pairs:
        params.setdefault(name, []).append(value)
    return params


def _utf8(raw: str) -> str:
    """WSGI hands bytes over as latin-1 characters."""
    if raw.isascii():
        return raw
    try:
        return raw.encode("latin-1").decode()
    except UnicodeError:
        raise bad_text() from None
