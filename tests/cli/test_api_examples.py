"""Every example the command prints is run: the Python in a process of its own, the shell lines by a shell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import orjson
import pytest
from django.core.handlers.wsgi import WSGIHandler

from nhipcau.cli.main import main
from nhipcau.core.registry import open_registers
from nhipcau.core.store.read import counts

_EXAMPLE = re.compile(r"^## ([^\n]+)\n\n```sh\n([^\n]*)\n```\n\n```python\n(.*?)```$", re.MULTILINE | re.DOTALL)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing on the standard error of the tests."""


@contextmanager
def served() -> Iterator[str]:
    """The fixture site on a port of this machine."""
    with make_server("127.0.0.1", 0, WSGIHandler(), _Server, _Quiet) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str, str]]:
    """Title, shell line and Python text of each example."""
    assert main(["api-examples", *arguments]) == 0
    return _EXAMPLE.findall(capsys.readouterr().out)


@pytest.mark.parametrize("name", sorted(open_registers()))
def test_every_printed_example_works(site: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    total = counts()[name]
    with served() as base:
        examples = printed(capsys, name, "--base", base, "--lang", "en")
        assert len(examples) == 5
        for title, shell, python in examples:
            said = _run([sys.executable, "-I", "-c", python], tmp_path).splitlines()
            _check_python(title, said, total)
            if shutil.which("curl"):
                _check_shell(title, _run(["sh", "-c", shell], tmp_path), total, tmp_path / f"{name}.csv", said)


def _run(command: list[str], where: Path) -> str:
    done = subprocess.run(command, cwd=where, capture_output=True, timeout=60, check=False, env={"LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def _check_python(title: str, said: list[str], total: int) -> None:
    match title.split()[0]:
        case "List" | "Search":
            assert 0 < int(said[0]) <= total
            assert len(said) == 1 + min(5, int(said[0]))
        case "One":
            assert said[0]
            assert said[1] == "304"
        case "Complete":
            assert said == [f"{total} {total}"]
        case "CSV":
            assert said == [str(total)]


def _check_shell(title: str, out: str, total: int, file: Path, said: list[str]) -> None:
    """The shell gets what Python got."""
    match title.split()[0]:
        case "List" | "Search":
            assert str(orjson.loads(out)["total"]) == said[0]
        case "One":
            assert orjson.loads(out)["label_en"] == said[0]
        case "Complete":
            assert sum(len(orjson.loads(page)["results"]) for page in out.splitlines()) == total
        case "CSV":
            assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_all_registers_are_shown_in_the_language_asked_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["api-examples", "--lang", "vi"]) == 0
    said = capsys.readouterr().out
    titles = re.findall(r"^# (.+) \((.+)\)$", said, re.MULTILINE)
    assert titles == [(register.title[0], name) for name, register in open_registers().items()]
    assert "## Danh sách có bộ lọc" in said
    assert "label_vi" in said
    assert "label_en" not in said


@pytest.mark.parametrize("base", ["ftp://example.org", "nhipcau.example", "http://x'; rm -rf /", 'http://x"$(id)"'])
def test_what_is_no_address_is_refused(site: Path, capsys: pytest.CaptureFixture[str], base: str) -> None:
    assert main(["api-examples", "--base", base]) == 2
    assert " / " in capsys.readouterr().err
