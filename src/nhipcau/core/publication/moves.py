"""One table of moves: from which states, who may by the policy, into which state, and what they are called."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.policy import words as policy
from nhipcau.core.record import APPROVED, DRAFT, INSIDE, PUBLISHED, STATES, SUBMITTED, WITHDRAWN


class Move(NamedTuple):
    """A step of a record. ``action`` is the policy's; ``to`` is "" where the state stays or the record goes.

    ``label`` stands on buttons, ``slug`` in addresses, ``line`` says what the step does; ``is_reasoned``: nobody does it
    without giving a reason of his own. The others write ``line`` as the reason. ``is_withholding``: a legal basis for not
    publishing may be named.
    """

    name: str
    origins: tuple[str, ...]
    action: str
    to: str
    label: Label
    slug: Label
    line: Label
    is_reasoned: bool = False
    is_withholding: bool = False


SUBMIT, APPROVE, RETURN, REOPEN = "submit", "approve", "return", "reopen"
PUBLISH, WITHDRAW, ADOPT, REMOVE = "publish", "withdraw", "adopt", "remove"
CONFIRM = "confirm"

MOVES: dict[str, Move] = {
    move.name: move
    for move in (
        Move(
            SUBMIT, (DRAFT,), policy.SUBMIT, SUBMITTED,
            Label("Trình", "Submit"), Label("trinh", "submit"),
            Label("Trình lãnh đạo duyệt", "Submitted for approval"),
        ),
        Move(
            APPROVE, (SUBMITTED,), policy.APPROVE, APPROVED,
            Label("Duyệt", "Approve"), Label("duyet", "approve"),
            Label("Duyệt nội dung", "Content approved"),
        ),
        Move(
            RETURN, (SUBMITTED, APPROVED), policy.APPROVE, DRAFT,
            Label("Trả lại", "Return"), Label("tra-lai", "return"),
            Label("Trả lại để hoàn thiện", "Returned to be completed"),
            is_reasoned=True, is_withholding=True,
        ),
        Move(
            REOPEN, (SUBMITTED, APPROVED, WITHDRAWN), policy.SUBMIT, DRAFT,
            Label("Đưa về bản nháp", "Back to draft"), Label("ve-ban-nhap", "back-to-draft"),
            Label("Đưa về bản nháp để sửa", "Taken back to draft to be edited"),
            is_reasoned=True,
        ),
        Move(
            PUBLISH, (APPROVED,), policy.PUBLISH, PUBLISHED,
            Label("Công bố", "Publish"), Label("cong-bo", "publish"),
            Label("Quyết định công bố", "Decided public"),
        ),
        Move(
            WITHDRAW, (PUBLISHED,), policy.WITHDRAW, WITHDRAWN,
            Label("Thu hồi", "Withdraw"), Label("thu-hoi", "withdraw"),
            Label("Thu hồi khỏi phần công khai", "Taken off the public side"),
            is_reasoned=True, is_withholding=True,
        ),
        Move(
            CONFIRM, (PUBLISHED,), policy.CONFIRM, "",
            Label("Xác nhận còn đúng", "Confirm that it still holds"), Label("xac-nhan", "confirm"),
            Label("Xác nhận hồ sơ còn đúng", "Confirmed that it still holds"),
        ),
        Move(
            ADOPT, tuple(STATES), policy.ADOPT, "",
            Label("Nhận quản lý", "Take over"), Label("nhan-quan-ly", "take-over"),
            Label("Nhận quản lý hồ sơ chưa có cơ quan quản lý", "Taken over, as no agency kept it"),
        ),
        Move(
            REMOVE, (DRAFT, WITHDRAWN, INSIDE), policy.REMOVE, "",
            Label("Xóa", "Remove"), Label("xoa", "remove"),
            Label("Xóa hồ sơ", "Record removed"),
            is_reasoned=True,
        ),
    )
}  # fmt: skip

PLANNED = (PUBLISH, WITHDRAW)
"""Moves that can be planned for a time."""


def move_called(name: str) -> Move:
    """A move by its name or its word in an address of either language. Raises :class:`Fault` ("no_move", 404)."""
    for move in MOVES.values():
        if name == move.name or name in move.slug:
            return move
    raise Fault("no_move", f"Không có bước “{name}”.", f"There is no step “{name}”.", {"move": name}, status=404)


def offered(state: str, owner: str, may: frozenset[str]) -> list[Move]:
    """The moves somebody who may do these things can make with a record in this state."""
    return [
        move
        for move in MOVES.values()
        if state in move.origins and move.action in may and not (move.name == ADOPT and owner)
    ]
