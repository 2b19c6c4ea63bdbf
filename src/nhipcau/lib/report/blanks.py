"""The blanks of a paper that its office fills in before it takes the file: number, day, signer, recipients, letterhead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from nhipcau.lib.report.paper import CAPACITIES, Paper
from nhipcau.lib.report.wording import BLANK, in_words, words
from nhipcau.lib.text import TextError, parse_date

BLANKS = (
    "number", "day", "name", "addressees",
    "superior", "issuer", "symbol", "place", "capacity", "body", "post", "copies",
)  # fmt: skip
"""What can be filled in: first what every paper needs, then what usually stands right."""
LINES = frozenset({"addressees", "copies"})
"""Those that are several lines."""
LONGEST = 2000


class NoDay(ValueError):  # noqa: N818  # it says what it is
    """What was typed is no day."""


def blanks_of(paper: Paper) -> dict[str, str]:
    """What stands in the blanks; "" for what is still to be filled in, "……" where only a part of it is."""
    head, signature = paper.head, paper.signature
    said = {
        "number": head.number or "",
        "day": f"{head.day:%d/%m/%Y}" if head.day else "",
        "name": signature.name,
        "addressees": "\n".join(in_words(line) for line in paper.addressees),
        "superior": head.superior,
        "issuer": head.issuer,
        "symbol": head.symbol,
        "place": head.place,
        "capacity": signature.capacity,
        "body": signature.body,
        "post": signature.post,
        "copies": "\n".join(paper.copies),
    }
    return {name: "" if said[name] == BLANK else said[name] for name in BLANKS}


def filled_in(paper: Paper, typed: Mapping[str, str]) -> Paper:
    """The paper with its blanks as they were typed; what was not given stays as it is. Raises :class:`NoDay`."""
    said = {name: typed[name].strip()[:LONGEST] for name in BLANKS if name in typed}
    head, signature = paper.head, paper.signature
    head = replace(
        head,
        superior=said.get("superior", head.superior),
        issuer=said.get("issuer", head.issuer),
        number=(said["number"] or None) if "number" in said else head.number,
        symbol=said.get("symbol", head.symbol),
        place=said.get("place", head.place),
        day=_day(said["day"]) if "day" in said else head.day,
    )
    capacity = said.get("capacity", signature.capacity)
    signature = replace(
        signature,
        capacity=capacity if capacity in ("", *CAPACITIES) else signature.capacity,
        body=said.get("body", signature.body),
        post=said.get("post", signature.post),
        name=said.get("name", signature.name),
    )
    made = replace(paper, head=head, signature=signature)
    if "addressees" in said and paper.addressees:
        made = replace(
            made,
            addressees=tuple(words(None if line == BLANK else line) for line in _lines(said["addressees"]))
            or (words(None),),
        )
    if "copies" in said:
        made = replace(made, copies=tuple(_lines(said["copies"])))
    return made


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(parse_date(text).iso())
    except (TextError, ValueError):
        raise NoDay(text) from None


def _lines(text: str) -> list[str]:
    """Lines without the dash and the stop that the paper itself puts around them."""
    lines = (line.strip().removeprefix("-").rstrip(";.").strip() for line in text.splitlines())
    return [line for line in lines if line]
