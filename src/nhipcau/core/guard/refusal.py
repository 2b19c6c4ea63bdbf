"""A refusal by the guard: words that repeat nothing of the content, and a row about it that outlives the transaction."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

from django.db import DatabaseError, connection
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.models import GuardRefusal

if TYPE_CHECKING:
    from nhipcau.lib.guard import Rule

_LOG = logging.getLogger("nhipcau.guard")


class Found(NamedTuple):
    """Where a rule applied: the column, its words, and the way to the text inside its value."""

    column: str
    label: Label
    path: str
    rule: Rule


class Refused(Fault):
    """Raised by the guard. ``rows`` say who was refused what, without the content; :func:`keep` keeps them."""

    def __init__(
        self, code: str, words: Label, name: str, found: Iterable[Found], actor: str, uid: UUID | None
    ) -> None:
        self.found = tuple(found)
        said = [
            {
                "column": one.column,
                "path": one.path,
                "rule": one.rule.code,
                "may_be_acknowledged": one.rule.may_be_acknowledged,
            }
            for one in self.found
        ]
        super().__init__(code, *words, {"register": name, **({"uid": str(uid)} if uid else {}), "findings": said})
        at, columns = timezone.now(), dict.fromkeys((one.column, one.rule.code) for one in self.found)
        self.rows = [
            GuardRefusal(uid=uuid4(), at=at, actor=actor, register=name, column=column, rule=rule)
            for column, rule in columns
        ]
        for row in self.rows:
            _LOG.warning("refused: rule %s, register %s, column %s, by %s", row.rule, name, row.column, actor)
        if not connection.in_atomic_block:
            keep(self)


def keep(refused: Refused) -> None:
    """Write the rows; asked again (a door inside a door, each rolled back) it writes what is missing.

    The door asks after its transaction has ended. What somebody else's transaction around the door takes back with it
    is in the log.
    """
    if connection.needs_rollback:
        return
    try:
        GuardRefusal.objects.bulk_create(refused.rows, ignore_conflicts=True)
    except DatabaseError:
        _LOG.exception("a refusal could not be noted")  # the refusal itself is what its reader must hear of


def secret(name: str, title: Label, found: list[Found], actor: str) -> Refused:
    """The refusal of what looks like a state secret."""
    vi = "; ".join(f"“{one.label.vi}” ({one.rule.vi})" for one in _each(found))
    en = "; ".join(f"“{one.label.en}” ({one.rule.en})" for one in _each(found))
    words = Label(
        f"{title.vi}: không nhận nội dung ở {vi}. Bí mật nhà nước không được soạn thảo, nhập, lưu hay gửi trên hệ thống "
        "này dưới bất kỳ hình thức nào. Hãy dừng lại: không lưu, không gửi tiếp, không chép sang nơi khác; đăng ký văn bản "
        "vào sổ riêng của văn bản mật và làm theo quy chế bảo vệ bí mật nhà nước của cơ quan. Nếu đây không phải dấu, số "
        "của văn bản mật, hãy viết lại chỗ đó hoặc báo người quản trị.",
        f"{title.en}: what stands in {en} is not taken. State secrets may not be drafted, entered, kept or sent on this "
        "system in any form. Stop: do not save it, send it on or copy it elsewhere; enter the paper in the separate "
        "register of secret documents and follow your agency's rules for the protection of state secrets. If this is no "
        "mark or number of a secret paper, write the passage differently or tell your administrator.",
    )
    return Refused("state_secret", words, name, found, actor, None)


def personal(name: str, title: Label, found: list[Found], actor: str, uid: UUID | None) -> Refused:
    """The refusal of what identifies a private person in a public column."""
    vi = "; ".join(f"“{one.label.vi}” ({one.rule.vi})" for one in _each(found))
    en = "; ".join(f"“{one.label.en}” ({one.rule.en})" for one in _each(found))
    open_to_reason = all(one.rule.may_be_acknowledged for one in found)
    words = Label(
        f"{title.vi}: chưa công khai được vì có dữ liệu cá nhân ở cột ai cũng xem được: {vi}. Hãy chuyển sang cột không công "
        "khai hoặc bỏ đi."
        + (" Nếu là thông tin cơ quan đã tự công bố, hãy xác nhận từng cột và ghi lý do." if open_to_reason else ""),
        f"{title.en}: this cannot be public, there is personal data in columns that everybody reads: {en}. Move it into a "
        "column that is not public, or leave it out."
        + (
            " If it is what an office has published itself, confirm each column and give the reason."
            if open_to_reason
            else ""
        ),
    )
    return Refused("personal_data", words, name, found, actor, uid)


def _each(found: list[Found]) -> list[Found]:
    """One of each column and rule."""
    return list({(one.column, one.rule.code): one for one in found}.values())
