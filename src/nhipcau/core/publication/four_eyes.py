"""Whose words a record has, as the ledger tells, and who else could decide about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.faults import Fault
from nhipcau.core.models import Change, RelationEdge
from nhipcau.core.people.actors import actor_of
from nhipcau.core.people.models import Account, Agency
from nhipcau.core.people.standing import agencies_by_uid, heirs, holders
from nhipcau.core.policy import powers_of, table
from nhipcau.core.policy.reach import ground_of
from nhipcau.core.policy.words import ACTIONS
from nhipcau.core.publication import moves
from nhipcau.core.settings import SETTINGS

if TYPE_CHECKING:
    from nhipcau.core.register import Register

DECISIONS = (moves.APPROVE, moves.PUBLISH)
"""Ledger actions by which somebody stood for the words of a record."""
KEEPING = (moves.ADOPT, "keep")
SILENT = (*KEEPING, moves.CONFIRM, moves.RETURN, moves.REOPEN, moves.WITHDRAW, "delete", "expunge")
"""Ledger actions that put no words into a record. Whatever else there is or will be counts as writing."""
NAMED = 5
"""So many people are named who could decide instead."""


class Words(NamedTuple):
    """Who wrote or submitted the present words since they were last decided upon (actors of ledger rows), and who
    approved them since, "" for nobody.
    """

    authors: frozenset[str]
    approver: str


def is_asked() -> bool:
    """Whether this installation wants a second pair of eyes."""
    return SETTINGS["NHIPCAU_FOUR_EYES"].read().strip() != "0"


def words_of(uid: UUID) -> Words:
    """Read off the ledger, newest row first."""
    authors: set[str] = set()
    approver = ""
    for action, actor in Change.objects.filter(uid=uid).order_by("-id").values_list("action", "actor").iterator():
        if action in DECISIONS:
            if action != moves.APPROVE or approver or authors:
                break
            approver = actor
        elif action not in SILENT:
            authors.add(actor)
    return Words(frozenset(authors), approver)


def last_change(uid: UUID) -> int:
    """The last ledger row that says something of a record's words or state; 0 for none."""
    rows = Change.objects.filter(uid=uid).exclude(action__in=(*KEEPING, moves.CONFIRM))
    return rows.order_by("-id").values_list("id", flat=True).first() or 0


def pointing_at(uid: UUID) -> int:
    """How many links of other records lead to one."""
    return RelationEdge.objects.filter(target=uid).exclude(uid=uid).count()


def refuse_own_words(register: Register, row: Any, action: str, actor: str, on: date) -> None:
    """Nobody decides alone: not about words of his own, nor where these were approved by one of their authors.

    Raises :class:`Fault` ("four_eyes", 403) saying who could decide instead.
    """
    if not is_asked():
        return
    words = words_of(row.uid)
    if words.approver in words.authors:
        raise _refusal(register, row, moves.MOVES[moves.APPROVE].action, words.authors, on)
    if not words.approver and actor in words.authors:
        raise _refusal(register, row, action, words.authors, on)


def who_could(register: Register, row: Any, action: str, on: date, besides: Collection[str] = ()) -> list[Account]:
    """People who may do something to a record on a day, by name, at most :data:`NAMED`; ``besides``: these actors not.

    Asked are the agency that keeps the record, those that do its work now, and the offices of its place.
    """
    roles = {rule.role for rule in table.TABLE if rule.action == action}
    known: dict[UUID, Account] = {}
    for agency in _agencies(register, row, action, on):
        for account, role in holders(agency, on):
            if role in roles and actor_of(account.uid) not in besides:
                known[account.uid] = account
    found = []
    for account in sorted(known.values(), key=lambda one: (one.name, str(one.uid))):
        look = powers_of(account, on).looks(register, [row.uid]).get(row.uid)
        if look and action in look.may:
            found.append(account)
        if len(found) == NAMED:
            break
    return found


def _agencies(register: Register, row: Any, action: str, on: date) -> Iterator[Agency]:
    owner = agencies_by_uid([row.owner]).get(row.owner)
    ground = set(_places(register, row)) | ({owner.place} if owner and owner.place else set())
    if owner:
        yield from heirs(owner, on)
    kinds = {rule.kind for rule in table.TABLE if rule.action == action and rule.kind}
    for agency in Agency.objects.filter(kind__in=kinds).exclude(place="").order_by("uid"):
        if ground & ground_of(agency.place, on):
            yield agency


def _places(register: Register, row: Any) -> list[str]:
    plain = register.plain(row, register.place) if register.place else None
    return list(plain) if isinstance(plain, list) else [plain] if plain else []


def _refusal(register: Register, row: Any, action: str, authors: Collection[str], on: date) -> Fault:
    others = who_could(register, row, action, on, authors)
    doing = ACTIONS.label(action)
    names = ", ".join(one.name for one in others)
    if others:
        vi = f"Người có thể làm bước này: {names}."
        en = f"Who can take this step: {names}."
    else:
        vi = (
            "Hiện chưa có ai khác được giao quyền này: hãy đề nghị người quản trị cơ quan mời thêm một lãnh đạo phê duyệt; "
            "cơ quan chỉ có một người thì người vận hành có thể tắt quy tắc này (NHIPCAU_FOUR_EYES=0)."
        )
        en = (
            "Nobody else has this role at present: ask your agency's administrator to invite another approving leader; "
            "for agencies of one person the operator can switch this rule off (NHIPCAU_FOUR_EYES=0)."
        )
    return Fault(
        "four_eyes",
        f"Bước “{doing.vi}” cần người thứ hai: người đã viết hoặc trình nội dung này không tự duyệt. {vi}",
        f"The step “{doing.en}” needs a second person: whoever wrote or submitted these words does not approve them. {en}",
        {"action": action, "could": [str(one.uid) for one in others]},
        status=403,
    )
