"""What the door, the uploads and the inbox ask: may this be written, may this be public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from nhipcau.core.guard.in_force import in_force
from nhipcau.core.guard.refusal import Found, personal, secret
from nhipcau.core.labels import Label
from nhipcau.lib.guard import EVERYWHERE, PUBLIC, Rules, strings

if TYPE_CHECKING:
    from nhipcau.core.register import Register

_LABELS = {
    "evidence": Label("Nguồn dẫn", "Evidence"),
    "reason": Label("Lý do", "Reason"),
    "text": Label("Nội dung", "Text"),
    "view_name": Label("Tên cách xem", "Name of the view"),
    "view_asked": Label("Điều kiện của cách xem", "Conditions of the view"),
    "acknowledged": Label("Lý do xác nhận", "Reason for confirming"),
}
"""Words of what is no column of a register."""


def refuse_secrets(name: str, values: Mapping[str, Any], actor: str) -> None:
    """Refuse what carries a mark of secrecy or the number of a secret paper, whoever may see it.

    ``name`` is what the ledger calls the thing ("agreements", "agencies"; "" for an act as a whole), ``values`` what it
    shall say, by column, as JSON. Raises :class:`Refused` ("state_secret").
    """
    if found := _found(in_force(EVERYWHERE), name, values):
        raise secret(name, _title(name), found, actor)


def refuse_personal(
    register: Register,
    values: Mapping[str, Any],
    actor: str,
    acknowledged: Mapping[str, str] | None = None,
    uid: UUID | None = None,
) -> dict[str, str]:
    """Refuse what identifies a private person in values that shall be public (public columns and readable evidence).

    ``acknowledged`` gives a reason by column; it counts for rules that may be acknowledged. Returns the reasons that were
    needed. Raises :class:`Refused` ("personal_data") naming every column and rule that is left.
    """
    given = {column: reason.strip() for column, reason in (acknowledged or {}).items() if reason.strip()}
    found = _found(in_force(PUBLIC), register.name, values)
    left = [one for one in found if not (one.rule.may_be_acknowledged and one.column in given)]
    if left:
        raise personal(register.name, _title(register.name), left, actor, uid)
    used = {one.column: given[one.column] for one in found}
    if used:
        refuse_secrets(register.name, {"acknowledged": used}, actor)
        if repeated := _found(in_force(PUBLIC), register.name, {"acknowledged": used}):
            raise personal(register.name, _title(register.name), repeated, actor, uid)
    return used


def personal_in(register: Register, values: Mapping[str, Any]) -> list[Found]:
    """What :func:`refuse_personal` would find, for those who decide; nothing is refused and nothing noted."""
    return _found(in_force(PUBLIC), register.name, values)


def check_text(text: str, *, name: str = "", column: str = "text", actor: str = "") -> None:
    """Refuse a text with a mark of secrecy: an upload, what was read out of a file. Raises :class:`Refused`."""
    refuse_secrets(name, {column: text}, actor)


def check_document(texts: Iterable[tuple[str, str]], *, name: str = "", actor: str = "") -> None:
    """The same for a document of several (place, text), such as ("p. 3", …); the places are the ``path`` of findings."""
    refuse_secrets(name, {"text": dict(texts)}, actor)


def has_secret(text: str) -> bool:
    """Whether a text carries a mark of secrecy, for those who refuse in words of their own."""
    return bool(in_force(EVERYWHERE).find(text))


def _found(rules: Rules, name: str, values: Mapping[str, Any]) -> list[Found]:
    hinted = rules.hinted(_as_one(values))
    if not hinted:
        return []
    texts = [(column, path, text) for column, value in values.items() for path, text in strings(value)]
    return list(_findings(hinted, name, texts))


def _as_one(values: Mapping[str, Any]) -> str:
    """All texts as one, for the cheap test: as JSON where it can be (a fifth of the time), else line by line."""
    try:
        return orjson.dumps(values).decode()
    except TypeError:  # half a surrogate pair, a number of more than 64 bits
        return "\n".join(text for _, text in strings(values))


def _findings(rules: Rules, name: str, texts: Iterable[tuple[str, str, str]]) -> Iterator[Found]:
    for column, path, text in texts:
        label = _label(name, column)
        for finding in rules.find(text, context=f"{label.vi} {label.en}"):
            yield Found(column, label, path, finding.rule)


def _label(name: str, column: str) -> Label:
    from nhipcau.core.registry import registers

    declared = registers()[name].by_name.get(column) if name in registers() else None
    return declared.words if declared else _LABELS.get(column, Label(column, column))


def _title(name: str) -> Label:
    from nhipcau.core.registry import registers

    if name in registers():
        title = registers()[name].title
        return Label(f"Sổ “{title[0]}”", f"Register “{title[1]}”")
    return Label("Không lưu được", "Not saved")
