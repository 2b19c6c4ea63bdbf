"""Taking an officer's table in: bring a file, choose its columns, correct rows, write it all, or let it be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.guard import check_text
from nhipcau.core.importing import checking, keeping
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.headers import remember
from nhipcau.core.importing.models import CHECKED, CHECKING, CHOOSING, UNDOING, WORK, WRITING, WRITTEN, Import
from nhipcau.core.importing.reading import choose
from nhipcau.core.importing.sheet_rows import CREATE, UPDATE, SheetRow
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.people.actors import actor_of
from nhipcau.core.policy import no_record
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

NAME_LIMIT = 255


def bring(
    powers: Powers,
    account: Account,
    register: Register,
    agency: str,
    name: str,
    pieces: Iterable[bytes],
    *,
    language: str,
) -> Import:
    """Keep a file somebody brought for one of his agencies; the worker reads it.

    Raises :class:`Fault` ("no_record", 404) where he may not enter records, and what the guard says of the name.
    """
    if agency not in powers.creating(register):
        raise no_record()
    name = name.replace("\\", "/").rpartition("/")[2][-NAME_LIMIT:]
    check_text(name, column="name", actor=actor_of(account.uid))
    one = Import(
        uid=new_uid(),
        account=account,
        agency=agency,
        register=register.name,
        language=language,
        name=name,
        at=timezone.now(),
    )
    folder, digest = ImportFolder(one.uid), hashlib.sha256()
    folder.make()
    try:
        with folder.original.open("xb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        folder.original.chmod(0o600)
        one.sha256 = digest.hexdigest()
        one.save(force_insert=True)
    except BaseException:
        folder.remove()
        raise
    return one


def import_of(powers: Powers, account: Account, uid: UUID) -> Import:
    """Somebody's own import, as long as he may enter records there. Raises "no_record" (404), for others' too."""
    one = keeping.own(account, uid)
    if one is None or one.agency not in powers.creating(registers()[one.register]):
        raise no_record()
    return one


def imports_of(powers: Powers, account: Account, register: Register, limit: int = 20) -> list[Import]:
    """Somebody's imports into a register, the newest first."""
    allowed = list(powers.creating(register))
    return keeping.own_into(account, register.name, allowed, limit)


def match(one: Import, sheets: list[int], columns: Mapping[str, str], legacy: str) -> None:
    """Take sheets, the meaning of their headers and the conversion of old texts as chosen; checking comes next.

    The agency's next table is then understood by itself. Raises :class:`Fault` for what cannot be chosen.
    """
    chosen = choose(one, sheets, dict(columns), legacy)
    with transaction.atomic():
        changes = {"sheets": sheets, "columns": chosen, "legacy": legacy, "counts": {}, "problem": None}
        if not keeping.moved(one, (CHOOSING, CHECKED), state=CHECKING, **changes):
            raise moved_on()
        remember(registers()[one.register], one.agency, chosen)


def correct(one: Import, row: int, typed: Mapping[str, str]) -> SheetRow:
    """Put other texts into cells of a row."""
    return checking.correct(one, row, typed)


def correct_alike(one: Import, changes: Mapping[str, tuple[str, str]]) -> None:
    """Put other texts into cells of every row with problems that says the same there ({header: (text before, text)}); all
    rows are then checked again.
    """
    if one.state != CHECKED:
        raise moved_on()
    for header, (before, text) in changes.items():
        checking.correct_alike(one, header, before, text)
    again(one)


def commit(one: Import) -> None:
    """Have all rows written that are right. Raises :class:`Fault` where nothing would be written."""
    if not sum(one.counts.get(action, 0) for action in (CREATE, UPDATE)):
        raise Fault(
            "nothing_to_write",
            "Không có dòng nào để ghi: mọi dòng đều đã có, hoặc còn lỗi.",
            "There is nothing to write: every row is there already, or has a problem.",
        )
    if not keeping.moved(one, (CHECKED,), state=WRITING, problem=None):
        raise moved_on()


def undo(one: Import, *, leaving_changed: bool) -> None:
    """Have all that was written taken back; ``leaving_changed``: but for what others changed or decided since."""
    begun = one.undone or {"batch": str(new_uid())}  # what was begun before and failed goes on with the same batch
    if not keeping.moved(one, (WRITTEN,), state=UNDOING, problem=None, undone={**begun, "leaving": leaving_changed}):
        raise moved_on()


def again(one: Import) -> None:
    """Have the rows checked once more, against the records as they are now."""
    if not keeping.moved(one, (CHECKED,), state=CHECKING, counts={}, problem=None):
        raise moved_on()


def cancel(one: Import) -> None:
    """Ask the work that is going on to end; it does so at its next piece, and nothing of it is left. Undoing goes on."""
    if one.state in WORK:
        ImportFolder(one.uid).ask_to_cancel()


def discard(one: Import) -> None:
    """Forget a table that is not being worked on, with its file. What was written stays written."""
    if one.state in WORK:
        raise moved_on()
    ImportFolder(one.uid).remove()
    one.delete()


def sweep_old() -> int:
    """Forget tables that are older than the setting says; for the worker."""
    return keeping.sweep_old(timezone.now())


def moved_on() -> Fault:
    """409: what was asked is not for the state the table is in."""
    return Fault(
        "moved_on",
        "Bảng này đang được xử lý hoặc đã ghi xong. Hãy tải lại trang để xem.",
        "This table is being worked on or has been written. Load the page again to see.",
        status=409,
    )
