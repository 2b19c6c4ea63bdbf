"""A store or an index that has seen more than what it follows, because that was put back or made anew, starts anew."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.db import connections

from nhipcau.cli.preparation import migrate
from tests.steps import ask, change, codes, items, show, uid, withdraw, write


def _copied(home: Path, name: str, to: Path) -> None:
    connections.close_all()  # the last to close puts everything into the one file
    assert not (home / f"{name}-wal").exists()
    shutil.copy(home / name, to / name)


def test_a_desk_put_back_takes_the_store_with_it(empty_site: Path, tmp_path: Path) -> None:
    write("partners", "a", public=True, name="Fukuoka", country="JP")
    show()
    before = items()
    _copied(empty_site, "desk.sqlite3", tmp_path)
    change("partners", uid("a"), name="Kyushu")
    write("partners", "b", public=True, name="Daegu", country="KR")
    show()
    assert codes(ask("partners", q="fukuoka")) == []
    _copied(tmp_path, "desk.sqlite3", empty_site)
    show()
    assert items() == before
    assert len(codes(ask("partners", q="fukuoka"))) == 1
    assert codes(ask("partners", q="daegu")) == []


def test_a_store_made_anew_takes_the_index_with_it(empty_site: Path) -> None:
    for name in ("Busan", "Daegu", "Fukuoka"):
        write("partners", name, public=True, name=name, country="JP")
        show()
    withdraw("partners", uid("Busan"))
    show()
    connections.close_all()
    (empty_site / "public.sqlite3").unlink()
    migrate("en")
    show()
    assert [[hit.json for hit in ask("partners", q=name).hits] != [] for name in ("Busan", "Daegu", "Fukuoka")] == [
        False,
        True,
        True,
    ]
    assert '"Daegu"' in ask("partners", q="Daegu").hits[0].json
