"""A form of a record as the browser sends it: which input is what.

An input is called by its column, and by the part of the value where that has several (``name.vi``). What is no column
begins with "_", as no column does.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import QueryDict

from nhipcau.core.desk.grounds import Ground, ground_of
from nhipcau.core.faults import Fault
from nhipcau.core.kinds import Inputs

Typed = Mapping[str, list[str]]
TOKEN, DO = "csrfmiddlewaretoken", "_do"
BASE, FROM, AGENCY, REASON, CHOICE, SOURCE = "_base", "_from", "_agency", "_reason", "_choice", "_source"
SOURCE_COLUMNS, SOURCE_REPLACES = f"{SOURCE}.columns", f"{SOURCE}.replaces"
_signer = Signer(salt="nhipcau.desk.base")


def typed_of(posted: QueryDict) -> dict[str, list[str]]:
    """What somebody typed, without the marks of the session."""
    return {name: texts for name, texts in posted.lists() if name not in (TOKEN, DO)}


def given_of(typed: Typed) -> dict[str, dict[str, list[str]]]:
    """The inputs of columns, by column and part."""
    return _by_part({name: texts for name, texts in typed.items() if not name.startswith("_")})


def source_parts(typed: Typed) -> dict[str, dict[str, list[str]]]:
    """The inputs that say what the entry rests on, by part."""
    begin = f"{SOURCE}."
    return {name.removeprefix(begin): {"": texts} for name, texts in typed.items() if name.startswith(begin)}


def ground_typed(typed: Typed, language: str) -> Ground | None:
    replaces = bool(typed.get(SOURCE_REPLACES)) and choices(typed).get("evidence") != "theirs"
    return ground_of(source_parts(typed), language, typed.get(SOURCE_COLUMNS, ()), replaces=replaces)


def choices(typed: Typed) -> dict[str, str]:
    """What was chosen where two people changed one column: "mine", "theirs", or "" for nothing yet."""
    begin = f"{CHOICE}."
    return {name.removeprefix(begin): texts[-1] for name, texts in typed.items() if name.startswith(begin)}


def one(typed: Typed, name: str) -> str:
    return (typed.get(name) or [""])[-1]


def signed(uid: UUID, base: int) -> str:
    """The row of the ledger a form was made from, so that nobody can name another."""
    return _signer.sign_object([str(uid), base])


def is_of(uid: UUID, text: str) -> bool:
    """Whether a base was signed for a form of this record, so that the form was once opened."""
    with suppress(Fault):
        unsigned(uid, text)
        return True
    return False


def unsigned(uid: UUID, text: str) -> int:
    """Raises :class:`Fault` ("broken_form") for what is not of a form of this record."""
    try:
        whose, base = _signer.unsign_object(text)
    except (BadSignature, ValueError):
        whose, base = "", 0
    if whose != str(uid):
        raise Fault(
            "broken_form",
            "Biểu mẫu không còn nguyên vẹn, nên chưa lưu gì. Hãy mở lại trang sửa; nội dung đã nhập nằm trong bản viết dở.",
            "The form is not whole any more, so nothing was saved. Open the page anew; what you typed is in your draft.",
        )
    return int(base)


def _by_part(typed: Typed) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for name, texts in typed.items():
        column, _, part = name.partition(".")
        found.setdefault(column, {})[part] = texts
    return found


def as_typed(inputs: Inputs) -> dict[str, list[str]]:
    return {part: [texts] if isinstance(texts, str) else list(texts) for part, texts in inputs.items()}
