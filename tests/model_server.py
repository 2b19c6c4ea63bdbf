"""A language model that answers by heart: the OpenAI protocol over real HTTP, so that nothing on our side is replaced."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class Model(ThreadingHTTPServer):
    """Says ``facts`` of whatever it is asked, or answers with ``status``; keeps what it was asked."""

    def __init__(self, facts: list[dict[str, Any]], status: int = 200, content: str | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.content = json.dumps({"facts": facts}) if content is None else content
        self.status = status
        self.asked: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Answering(BaseHTTPRequestHandler):
    server: Model

    def do_POST(self) -> None:  # the name the standard library calls
        length = int(self.headers["Content-Length"])
        self.server.asked.append({"path": self.path, **json.loads(self.rfile.read(length))})
        body = json.dumps({"choices": [{"message": {"role": "assistant", "content": self.server.content}}]}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        if self.server.status in (301, 302, 307, 308):
            self.send_header("Location", f"{self.server.address}/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@contextmanager
def model(facts: list[dict[str, Any]] | None = None, status: int = 200, content: str | None = None) -> Iterator[Model]:
    with Model(facts or [], status, content) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
