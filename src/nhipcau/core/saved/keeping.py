"""Keeping, finding and forgetting saved views. An agency's are kept by whom the policy lets, and the ledger says by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.act import new_uid, note
from nhipcau.core.people.actors import actor_of
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy.people import may_keep_views
from nhipcau.core.saved.models import DefaultView, SavedView
from nhipcau.lib.text import collation_key, nfc

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account
    from nhipcau.core.people.standing import Standing

VIEWS = "views"
"""What the ledger calls agencies' views; a person's own are his own business."""
NAME_LIMIT = 80
MOST = 40
"""Views of one person, or of one agency, in one register: more than this nobody finds again."""
KEPT, CORRECTED, FORGOTTEN = (
    "giữ cách xem dùng chung / shared view kept",
    "sửa cách xem dùng chung / shared view corrected",
    "bỏ cách xem dùng chung / shared view deleted",
)

Asked = Mapping[str, Sequence[str]]


class Keeper(NamedTuple):
    """Somebody with his roles of a day."""

    account: Account
    standing: list[Standing]

    def may_change(self, view: SavedView) -> bool:
        if not view.is_shared:
            return bool(view.account_id == self.account.uid)
        return any(str(one.agency.uid) == view.agency and may_keep_views([one], one.agency) for one in self.standing)

    @property
    def agencies(self) -> dict[str, Any]:
        """The agencies for which he may keep views, by uid."""
        return {str(one.agency.uid): one.agency for one in self.standing if may_keep_views([one], one.agency)}


def views_of(keeper: Keeper, register: str = "") -> list[SavedView]:
    """The views he has, of one register or of all ("" ): his own by name, then his agencies'. One query.

    ``is_default`` says which of them his lists of a register begin with.
    """
    rows = _rows(keeper).filter(register=register) if register else _rows(keeper)
    begins = DefaultView.objects.filter(account=keeper.account, view=OuterRef("pk"))
    found = list(rows.annotate(is_default=Exists(begins)))
    return sorted(found, key=lambda view: (view.is_shared, collation_key(view.name), view.uid))


def view_of(keeper: Keeper, register: str, uid: UUID) -> SavedView:
    """Raises :class:`Fault` ("no_view", 404), the same whether there is none or it is somebody else's."""
    found = _rows(keeper).filter(register=register, uid=uid).first()
    if found is None:
        raise Fault(
            "no_view",
            "Không có cách xem này, hoặc cách xem không phải của bạn hay của cơ quan bạn. Hãy chọn trong danh sách các cách xem.",
            "There is no such view, or it is neither yours nor your agency's. Choose one from the list of views.",
            status=404,
        )
    return found


def keep(keeper: Keeper, register: str, name: str, asked: Asked, now: datetime, *, agency: str = "") -> SavedView:
    """Keep a list under a name, for oneself or for an agency (its uid).

    Raises :class:`Fault`: "view_name_missing", "view_name_taken" (409), "too_many_views", "not_allowed" (403), and what
    the guard refuses.
    """
    if agency and agency not in keeper.agencies:
        raise _not_allowed()
    mine = Q(account=None, agency=agency) if agency else Q(account=keeper.account)
    if SavedView.objects.filter(mine, register=register).count() >= MOST:
        raise Fault(
            "too_many_views",
            f"Sổ này đã có {MOST} cách xem, là số nhiều nhất. Hãy xóa một cách xem không dùng nữa rồi giữ cách xem mới.",
            f"This register has {MOST} views already, which is the most there can be. Delete one that is not used any more.",
            {"limit": MOST},
        )
    view = SavedView(
        uid=new_uid(), register=register, name=_named(keeper, name), asked=_checked(keeper, asked), at=now,
        account=None if agency else keeper.account, agency=agency,
    )  # fmt: skip
    with transaction.atomic():
        _save(view)
        _note(keeper, view, "create", {field: (None, value) for field, value in _said(view).items()}, KEPT)
    return view


def correct(
    keeper: Keeper, view: SavedView, now: datetime, *, name: str | None = None, asked: Asked | None = None
) -> None:
    """Give a view another name, or another list in the place of its own. Raises as :func:`keep` does."""
    if not keeper.may_change(view):
        raise _not_allowed()
    before = _said(view)
    view.name = view.name if name is None else _named(keeper, name)
    view.asked = view.asked if asked is None else _checked(keeper, asked)
    view.at = now
    after = _said(view)
    changed = {field: (before[field], after[field]) for field in after if before[field] != after[field]}
    if changed:
        with transaction.atomic():
            _save(view)
            _note(keeper, view, "update", changed, CORRECTED)


def forget(keeper: Keeper, view: SavedView) -> None:
    """Delete a view. Raises :class:`Fault` ("not_allowed", 403)."""
    if not keeper.may_change(view):
        raise _not_allowed()
    with transaction.atomic():
        _note(keeper, view, "delete", {field: (value, None) for field, value in _said(view).items()}, FORGOTTEN)
        view.delete()


def begin_with(keeper: Keeper, register: str, view: SavedView | None) -> None:
    """Let his lists of a register begin with a view, or with everything (None)."""
    if view is None:
        DefaultView.objects.filter(account=keeper.account, register=register).delete()
    else:
        DefaultView.objects.update_or_create(account=keeper.account, register=register, defaults={"view": view})


def _rows(keeper: Keeper) -> QuerySet[SavedView]:
    agencies = {str(one.agency.uid) for one in keeper.standing}
    return SavedView.objects.filter(Q(account=keeper.account) | Q(account=None, agency__in=agencies))


def _named(keeper: Keeper, name: str) -> str:
    name = " ".join(nfc(name).split())
    if not name or len(name) > NAME_LIMIT:
        raise Fault(
            "view_name_missing",
            f"Hãy đặt tên cho cách xem, nhiều nhất {NAME_LIMIT} ký tự.",
            f"Give the view a name of at most {NAME_LIMIT} characters.",
            {"limit": NAME_LIMIT},
        )
    refuse_secrets("", {"view_name": name}, actor_of(keeper.account.uid))
    return name


def _checked(keeper: Keeper, asked: Asked) -> dict[str, list[str]]:
    kept = {name: list(values) for name, values in sorted(asked.items()) if values}
    refuse_secrets("", {"view_asked": kept}, actor_of(keeper.account.uid))
    return kept


def _save(view: SavedView) -> None:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError:
        raise Fault(
            "view_name_taken",
            f"Đã có cách xem tên “{view.name}” trong sổ này. Hãy đặt tên khác, hoặc thay nội dung của cách xem đó.",
            f"There is a view called “{view.name}” in this register. Choose another name, or replace that view's list.",
            {"name": view.name},
            status=409,
        ) from None


def _said(view: SavedView) -> dict[str, Any]:
    return {"register": view.register, "name": view.name, "asked": view.asked, "agency": view.agency}


def _note(keeper: Keeper, view: SavedView, action: str, changed: dict[str, tuple[Any, Any]], reason: str) -> None:
    if view.is_shared:
        note(VIEWS, [(view.uid, action, changed)], reasoned(keeper.account, reason))


def _not_allowed() -> Fault:
    return Fault(
        "not_allowed",
        "Cách xem dùng chung của cơ quan do người quản trị hoặc lãnh đạo phê duyệt giữ. Bạn có thể giữ cách xem cho riêng mình.",
        "An agency's shared views are kept by its administrators and approving leaders. You can keep a view of your own.",
        status=403,
    )
