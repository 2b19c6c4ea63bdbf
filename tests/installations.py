"""Prepared installations and copies of them to work on: a test finds its home as fresh as if it had been made for it alone."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.db import connections

from tests.postgres import Server

SECRET = "secret"
"""The file of a home that stays: settings have read it."""


class Template(NamedTuple):
    """A prepared installation: where it lies, and by path what its files look like as long as nobody writes to them."""

    path: Path
    files: dict[str, tuple[int, int]]

    @property
    def unused(self) -> Path:
        """Where a copy waits that a test has only read."""
        return self.path.with_name(f"{self.path.name}-unused")

    @property
    def name(self) -> str:
        """Its name as a database can have it."""
        return self.path.name.encode().hex()[-24:]


class Installations:
    """What lies in the live home, and on the server if there is one."""

    def __init__(self, home: Path, server: Server | None) -> None:
        self.home, self.server = home, server

    def prepared(self, build: Callable[[], None], beginning: Template | None = None) -> Iterator[Template]:
        """Build in the live home, upon a copy of another template, and move the result aside while the session lasts."""
        self._begin(beginning)
        build()
        connections.close_all()
        path = Path(tempfile.mkdtemp(prefix="nhipcau-template-", dir=self.home.parent))
        shutil.copytree(self.home, path, dirs_exist_ok=True)
        template = Template(path, _looks(path))
        if self.server:
            self.server.keep_as(template.name)
        self.clear()
        yield template
        shutil.rmtree(template.path)
        shutil.rmtree(template.unused, ignore_errors=True)
        if self.server:
            self.server.forget(template.name)

    def fresh_copy(self, template: Template) -> Iterator[Path]:
        """A copy in the live home; one that was only read waits for the next who asks."""
        self._begin(template)
        yield self.home
        _let_go()
        if _looks(self.home) == template.files:
            _move(self.home, template.unused)
        self.clear()

    def _begin(self, template: Template | None) -> None:
        self.clear()
        if template is None:
            if self.server:
                self.server.make_empty()
            return
        if template.unused.exists():
            _move(template.unused, self.home)
            template.unused.rmdir()
        else:
            shutil.copytree(template.path, self.home, dirs_exist_ok=True)
        if self.server:
            self.server.make_from(template.name)

    def clear(self) -> None:
        """Empty the home, and let go of everything that had it open."""
        _let_go()
        for path in _inside(self.home):
            _removed(path) if path.is_dir() else path.unlink()


def _let_go() -> None:
    from nhipcau.core.desk import desk_index
    from nhipcau.core.search.index import public_index

    connections.close_all()
    public_index.cache_clear()
    desk_index.cache_clear()


def _inside(home: Path) -> list[Path]:
    return [path for path in home.iterdir() if path.name != SECRET]


def _looks(home: Path) -> dict[str, tuple[int, int]]:
    """Time of the last change and size of every file; a copy takes both from its model."""
    files = (path for top in _inside(home) for path in (top.rglob("*") if top.is_dir() else [top]) if path.is_file())
    return {str(path.relative_to(home)): ((now := path.stat()).st_mtime_ns, now.st_size) for path in files}


def _move(source: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    for path in _inside(source):
        path.rename(target / path.name)


def _removed(folder: Path) -> None:
    """An index that was let go of may write its last file while its folder is being emptied."""
    for _ in range(20):
        with suppress(OSError):
            shutil.rmtree(folder)
        if not folder.exists():
            return
        time.sleep(0.1)
    shutil.rmtree(folder)
