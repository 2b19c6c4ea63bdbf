"""The work on imports: a process of its own for each, started and watched by the worker, gone on with after any end."""

from __future__ import annotations

import logging
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.faults import Fault
from nhipcau.core.hands import Crew
from nhipcau.core.importing.checking import check
from nhipcau.core.importing.folder import Cancelled, ImportFolder
from nhipcau.core.importing.models import (
    CHECKED,
    CHECKING,
    CHOOSING,
    FAILED,
    READING,
    UNDOING,
    WORK,
    WRITING,
    WRITTEN,
    Import,
)
from nhipcau.core.importing.process import REPLACED, work_on
from nhipcau.core.importing.reading import read
from nhipcau.core.importing.undoing import undo
from nhipcau.core.importing.writing import write
from nhipcau.core.made_by import made_by

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

TRIES = 3
"""How often the work on an import may end without a word before it is given up."""

LISTED = 20
"""Records that stand against undoing, as many as a page names."""

BACK_TO = {READING: FAILED, CHECKING: CHOOSING, WRITING: CHECKED, UNDOING: WRITTEN}
"""Where an import stands when its work was ended or could not be done: what was there before is still there."""


def do(uid: UUID, hands: int = 1) -> None:
    """Do what an import waits for, whatever that is. Whatever is killed here begins again and comes to the same."""
    one, folder = _waiting(uid), ImportFolder(uid)
    if one is None:
        return
    with Crew(hands if folder.is_large and one.state != UNDOING else 1) as crew:
        _do(one, crew)
        # What is clear when it was read is checked by the same processes.
        if one.state == READING and (read_now := _waiting(uid)):
            _do(read_now, crew)


def _waiting(uid: UUID) -> Import | None:
    return Import.objects.select_related("account").filter(uid=uid, state__in=WORK).first()


def _do(one: Import, crew: Crew) -> None:
    steps = {READING: read, CHECKING: check, WRITING: write, UNDOING: undo}
    try:
        steps[one.state](one, crew)
    except Cancelled:
        _end(one, None)
    except Fault as fault:
        _end(one, fault)
    finally:
        ImportFolder(one.uid).forget_progress()


def _end(one: Import, fault: Fault | None) -> None:
    problem: dict[str, Any] | None = {"code": fault.code, "vi": fault.vi, "en": fault.en} if fault else None
    if fault and (stand := list(dict.fromkeys(change["uid"] for change in fault.data.get("changes", ())))):
        problem = {**(problem or {}), "records": stand[:LISTED], "count": len(stand)}
    state = BACK_TO[one.state]
    Import.objects.filter(uid=one.uid, state=one.state).update(state=state, problem=problem)
    if state == FAILED:
        ImportFolder(one.uid).remove()


class Importer:
    """Of the worker: keeps at most one process at work on imports, the one that has waited longest first."""

    def __init__(self) -> None:
        self._at_work: _AtWork | None = None
        self._tries: dict[UUID, int] = {}
        self._is_outdated = False

    def look(self) -> None:
        """Start the next one if none is at work."""
        if self._at_work is not None:
            if self._at_work.process.is_alive():
                return
            self._note(self._at_work.uid, self._at_work.end())
            self._at_work = None
        if self._is_outdated:
            return
        waiting = Import.objects.filter(state__in=WORK).order_by("at").first()
        if waiting is None:
            return
        tries = self._tries[waiting.uid] = self._tries.get(waiting.uid, 0) + 1
        if tries > TRIES:
            del self._tries[waiting.uid]
            _end(waiting, _died())
            return
        self._at_work = _AtWork.begun(waiting.uid)

    def _note(self, uid: UUID, ended: int | None) -> None:
        """What a process ended with: 0 is done, REPLACED waits for another worker, all else is tried again."""
        if ended == 0:
            del self._tries[uid]
        if ended == REPLACED:
            self._is_outdated = True
            logging.getLogger(__name__).warning(
                "the program was replaced: imports wait until the worker is started again"
            )

    def close(self) -> None:
        """End the work that is going on; the next worker begins it again."""
        if self._at_work is not None:
            self._at_work.end()
            self._at_work = None


class _AtWork(NamedTuple):
    """A process and the pipe it lives by."""

    uid: UUID
    process: BaseProcess
    pipe: Connection

    @classmethod
    def begun(cls, uid: UUID) -> _AtWork:
        fresh = get_context("spawn")
        pipe, far_end = fresh.Pipe()
        process = fresh.Process(target=work_on, args=(str(uid), far_end, made_by()))
        process.start()
        far_end.close()
        return cls(uid, process, pipe)

    def end(self) -> int | None:
        """What the process ended with; it is ended if it is still at work."""
        self.pipe.close()
        self.process.join()
        return self.process.exitcode


def _died() -> Fault:
    return Fault(
        "import_died",
        f"Tiến trình nhập đã dừng {TRIES} lần mà không báo lý do (có thể hết bộ nhớ). Hãy chia nhỏ tệp, hoặc báo người vận hành.",
        f"The process that takes the table in has ended {TRIES} times without a reason (perhaps for want of memory). "
        "Split the file, or tell the operator.",
    )
