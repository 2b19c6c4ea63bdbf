"""Reading how agreements and ties are doing: of one, of those with a partner, and of a whole desk by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q

from nhipcau.core.column import SHARED
from nhipcau.core.labels import Label
from nhipcau.core.realisation.models import Health
from nhipcau.core.realisation.thresholds import months
from nhipcau.core.registry import registers
from nhipcau.lib.health import WORDS, Facts, health_of
from nhipcau.lib.health import Health as Said

if TYPE_CHECKING:
    from nhipcau.core.policy import Desk

DAYS = ("active_on", "expires_on", "renewed_until")


def said_of(row: Health, today: date) -> Said:
    """The word and the reason on a day, from the facts that were kept: a night that was missed makes no word wrong."""
    return health_of(facts_of(row.facts), today, months())


def facts_of(kept: Mapping[str, Any]) -> Facts:
    """Facts as they were kept; what a newer version knows besides is left out."""
    known: dict[str, Any] = {name: value for name, value in kept.items() if name in Facts._fields}
    known |= {name: date.fromisoformat(known[name]) for name in DAYS if known.get(name)}
    return Facts(**known)


def health_row(uid: UUID) -> Health | None:
    return Health.objects.filter(uid=uid).first()


def with_partner(partner: UUID, limit: int) -> list[Health]:
    """The ties and agreements with a partner, ties first; whoever shows them asks which of them may be seen."""
    return list(Health.objects.filter(partner=partner).order_by("-register", "-active_on", "uid")[:limit])


def kept_at(desk: Desk, register: str) -> Q:
    """Which of the rows of a register a desk has that sees as much as what health is told from; else none."""
    if desk.audience.clearance < SHARED:
        return Q(pk__in=())
    if desk.scope in ("party", "lead"):
        return Q(register=register, uid__in=desk.audience.rows(registers()[register]).values("uid"))
    return desk.audience.rule(registers()[register]) & Q(register=register)


def counts_at(desk: Desk, register: str) -> dict[str, int]:
    """{word: how many}, of every word there is."""
    rows = Health.objects.filter(kept_at(desk, register)).values_list("word").annotate(many=Count("pk")).order_by()
    found = dict(rows)
    return {word: found.get(word, 0) for word in WORDS}


def list_at(desk: Desk, register: str, word: str, offset: int, limit: int) -> list[Health]:
    """Those of one word (all for ""), the longest silent first."""
    rows = Health.objects.filter(kept_at(desk, register), **({"word": word} if word else {}))
    return list(rows.order_by("active_on", "uid")[offset : offset + limit])


def by_word() -> list[tuple[str, str, int]]:
    """(register, word, how many) of all there are."""
    rows = Health.objects.values_list("register", "word").annotate(many=Count("pk"))
    return [(register, word, many) for register, word, many in rows.order_by("register", "word")]


def word_label(word: str) -> Label:
    return Label(*WORDS[word])


def words_of(rows: Iterable[Health], today: date) -> dict[UUID, Said]:
    return {row.uid: said_of(row, today) for row in rows}
