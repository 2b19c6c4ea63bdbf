"""Names in a comment: "@Sở Công Thương" means the agency or person of that name, as far as the writer may name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from uuid import UUID

from nhipcau.core.discussing.hearing import hearing, readers_in, reads
from nhipcau.core.discussing.models import Comment
from nhipcau.core.labels import Label
from nhipcau.core.people.actors import account_of, actor_of
from nhipcau.core.people.door import names_of
from nhipcau.core.people.models import Account
from nhipcau.core.people.standing import agencies_by_uid, agencies_on, people_of
from nhipcau.core.people.when import holding
from nhipcau.core.policy import Powers, powers_of
from nhipcau.core.policy.people import agencies_seen
from nhipcau.lib.text import fold

if TYPE_CHECKING:
    from nhipcau.core.register import Register

AGENCY = "agency:"
OFFERED = 8
"""Names offered while somebody types."""
LOOKED_AT = 40
"""Names that begin so and are looked through for those: whether each may read it is a question of its own."""

_BEGIN = re.compile(r"(?:(?<=^)|(?<=[\s(\[“\"',;:]))@(?=\w)", re.MULTILINE)
_WORDS = re.compile(r"[^\n,;:!?()\[\]“”\"]{1,40}")


class Namesake(NamedTuple):
    """Somebody who can be named: ``whom`` is ``account:<uid>`` or ``agency:<uid>``."""

    whom: str
    label: Label


class Named(NamedTuple):
    """The names of a text: {name as written: whom}, and beginnings of those that are nobody's, or several people's."""

    mentions: dict[str, str]
    unknown: list[str]


def nameable(powers: Powers, register: Register, record: UUID) -> list[Namesake]:
    """Whom somebody can name: agencies there are today, people of agencies whose people he sees, and people who have said
    something here that he reads. Where two have one name, people's have their agency with them.
    """
    agencies = [Namesake(f"{AGENCY}{one.uid}", one.label) for one in agencies_on(powers.on)]
    people: dict[str, tuple[str, Label]] = {}
    for agency in agencies_seen(powers.standing).filter(uid__in=[one.agency.uid for one in powers.standing]):
        for posting in people_of(agency).filter(holding(powers.on), account__is_active=True):
            people[actor_of(posting.account_id)] = posting.account.name, agency.label
    people |= {whom: said for whom, said in _spoken_here(powers, register, record).items() if whom not in people}
    names = [name for name, _ in people.values()]
    return [
        *(
            Namesake(whom, Label(name, name) if names.count(name) == 1 else _with_agency(name, agency))
            for whom, (name, agency) in people.items()
        ),
        *agencies,
    ]


def names_in(text: str, known: Iterable[Namesake]) -> Named:
    """The names behind every "@" of a text; of several that fit the longest is meant."""
    by_name: dict[str, set[str]] = {}
    for one in known:
        for name in one.label:
            by_name.setdefault(_plain(name), set()).add(one.whom)
    longest_first = sorted(by_name, key=len, reverse=True)
    text = normalize("NFC", text)
    mentions: dict[str, str] = {}
    unknown = []
    for begin in _BEGIN.finditer(text):
        rest = text[begin.end() :]
        name = next((one for one in longest_first if _stands_first(one, rest)), "")
        if len(by_name.get(name, ())) == 1:
            mentions[rest[: len(name)]] = next(iter(by_name[name]))
        else:
            unknown.append(rest[: len(name)] or _beginning(rest))
    return Named(mentions, unknown)


def deaf(register: Register, record: UUID, seen: int, agency: str, mentions: Mapping[str, str], on: date) -> list[str]:
    """The names of those who would not read a comment of an agency in which they are mentioned."""
    return [name for name, whom in mentions.items() if not reached(register, record, seen, agency, whom, on)]


def reached(register: Register, record: UUID, seen: int, agency: str, whom: str, on: date) -> set[UUID]:
    """The accounts that are meant by ``whom`` and read a comment of an agency."""
    if whom.startswith(AGENCY):
        there = agencies_by_uid([whom.removeprefix(AGENCY)]).get(whom.removeprefix(AGENCY))
        return readers_in(register, record, seen, agency, there, on) if there else set()
    uid = account_of(whom)
    account = Account.objects.filter(uid=uid, is_active=True).first() if uid else None
    may = account is not None and reads(powers_of(account, on), register, record, seen, agency)
    return {account.uid} if account and may else set()


def offered(
    powers: Powers, register: Register, record: UUID, seen: int, agency: str, begun: str, language: str
) -> list[str]:
    """Names to complete what somebody types after an "@": those who would read it, and no others."""
    wanted = fold(begun).strip()
    fitting = [one for one in nameable(powers, register, record) if any(wanted in fold(name) for name in one.label)]
    fitting.sort(key=lambda one: (not fold(one.label.get(language)).startswith(wanted), one.label.get(language)))
    found: list[str] = []
    for one in fitting[:LOOKED_AT]:
        if reached(register, record, seen, agency, one.whom, powers.on):
            found.append(one.label.get(language))
        if len(found) == OFFERED:
            break
    return found


def _spoken_here(powers: Powers, register: Register, record: UUID) -> dict[str, tuple[str, Label]]:
    look = powers.look(register, record)
    rows = Comment.objects.filter(hearing(powers, register, look).rule, record=record)
    said = dict(rows.order_by("at").values_list("actor", "agency"))
    agencies = agencies_by_uid(set(said.values()))
    names = names_of({uid for actor in said if (uid := account_of(actor))})
    return {
        actor_of(uid): (name, agencies[said[actor_of(uid)]].label)
        for uid, name in names.items()
        if said[actor_of(uid)] in agencies
    }


def _with_agency(name: str, agency: Label) -> Label:
    return Label(f"{name} ({agency.vi})", f"{name} ({agency.en})")


def _plain(name: str) -> str:
    """As names are compared: capitals do not matter, marks do; as long as the name as it is written."""
    text = normalize("NFC", name)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _stands_first(name: str, rest: str) -> bool:
    return _plain(rest[: len(name)]) == name and not rest[len(name) : len(name) + 1].isalnum()


def _beginning(rest: str) -> str:
    """Enough of a text to find the place by."""
    found = _WORDS.match(rest)
    return " ".join((found.group() if found else rest).split()[:4])
