"""The life of a process that works on an import. Starts with nothing: what needs Django is loaded once that is set up."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from uuid import UUID

from nhipcau.core.hands import enough
from nhipcau.core.made_by import made_by

REPLACED = 3
"""What the process ends with if it is of another version than the worker: nothing was done, and nothing will be before
the worker is started again."""


def work_on(uid: str, pipe: Connection, version: str) -> None:
    """Do what an import waits for. The process goes when the worker does, even if that was killed: nobody else would
    watch it. It ends with 1 where the work has to be done again.
    """
    if made_by() != version:
        sys.exit(REPLACED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_go_with, args=(pipe,), daemon=True).start()
    import django

    django.setup()
    from nhipcau.core.importing.work import do

    try:
        do(UUID(uid), enough())
    except Exception:
        logging.getLogger(__name__).exception("the work on import %s could not be done", uid)
        sys.exit(1)


def _go_with(pipe: Connection) -> None:
    with suppress(EOFError, OSError):
        pipe.recv()
    os._exit(1)  # a thread cannot end its process otherwise, and what is half done is begun again
