"""The site served from this very process: what a journey sets up, lets the worker do or looks up takes no process of its own.

Pages that are only looked at are served by granian (see ``conftest``), as an operator's are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import override_settings

from nhipcau.core.worker import catch_up


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served_here(host: str = "127.0.0.1") -> Iterator[str]:
    """The address of the live home's site while the ``with`` block lasts."""
    with ThreadedWSGIServer(("127.0.0.1", 0), _Quiet) as server:
        server.set_app(WSGIHandler())
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        address = f"http://{host}:{server.server_port}"
        try:
            with override_settings(NHIPCAU_BASE_URL=address):
                yield address
        finally:
            server.shutdown()
            thread.join()


def worker_done() -> None:
    """All that waits for the worker is done."""
    while catch_up():
        pass
