"""Where desk, store and inbox are, from the addresses an operator gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhipcau.core.databases import POSTGRESQL, SQLITE, Addresses, databases
from nhipcau.core.faults import Fault

HOME = Path("/srv/nhipcau/data")
DESK = "postgresql://desk:p%40ss%2Fword@db.example:5433/nhipcau_desk?sslmode=verify-full"
STORE = "postgresql://writer@db.example/nhipcau_store"


def test_without_addresses_everything_lies_in_the_data_directory() -> None:
    found = databases(HOME, Addresses())
    assert {alias: (each["ENGINE"], each["NAME"]) for alias, each in found.items()} == {
        "default": (SQLITE, "/srv/nhipcau/data/desk.sqlite3"),
        "projection": (SQLITE, "/srv/nhipcau/data/public.sqlite3"),
        "public": (SQLITE, "file:/srv/nhipcau/data/public.sqlite3?mode=ro"),
        "inbox": (SQLITE, "/srv/nhipcau/data/inbox.sqlite3"),
    }


def test_every_part_of_an_address_is_read() -> None:
    desk = databases(HOME, Addresses(desk=DESK))["default"]
    assert desk["ENGINE"] == POSTGRESQL
    given = {name: desk[name] for name in ("HOST", "PORT", "NAME", "USER", "PASSWORD", "OPTIONS")}
    assert given == {
        "HOST": "db.example",
        "PORT": 5433,
        "NAME": "nhipcau_desk",
        "USER": "desk",
        "PASSWORD": "p@ss/word",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_a_directory_of_sockets_can_be_the_host() -> None:
    desk = databases(HOME, Addresses(desk="postgresql:///nhipcau?host=/run/postgresql"))["default"]
    assert (desk["HOST"], desk["NAME"], desk["OPTIONS"]) == ("/run/postgresql", "nhipcau", {})


def test_the_desk_alone_may_be_on_a_server() -> None:
    found = databases(HOME, Addresses(desk=DESK))
    assert found["default"]["ENGINE"] == POSTGRESQL
    assert {found[alias]["ENGINE"] for alias in ("projection", "public", "inbox")} == {SQLITE}


def test_the_inbox_alone_may_be_on_a_server() -> None:
    found = databases(HOME, Addresses(inbox="postgresql://inbox@db.example/nhipcau_inbox"))
    assert (found["inbox"]["ENGINE"], found["inbox"]["NAME"]) == (POSTGRESQL, "nhipcau_inbox")
    assert {found[alias]["ENGINE"] for alias in ("default", "projection", "public")} == {SQLITE}


@pytest.mark.parametrize("reader, user", [("", "writer"), ("postgresql://reader@replica.example/store", "reader")])
def test_the_reader_is_read_only_whoever_it_is(reader: str, user: str) -> None:
    found = databases(HOME, Addresses(store=STORE, reader=reader))
    assert found["public"]["USER"] == user
    assert found["public"]["OPTIONS"]["options"] == "-c default_transaction_read_only=on"
    assert "options" not in found["projection"]["OPTIONS"]


@pytest.mark.parametrize(
    "address",
    [
        "mysql://u:hidden@h/n",
        "postgresql://u:hidden@h",
        "postgresql://u:hidden@h:port/n",
        "postgresql://u:hidden@h/a/b",
    ],
)
def test_what_is_no_address_is_refused_without_showing_its_password(address: str) -> None:
    with pytest.raises(Fault) as caught:
        databases(HOME, Addresses(desk=address))
    assert caught.value.code == "bad_database_address"
    assert "hidden" not in caught.value.vi + caught.value.en + str(caught.value)


def test_a_reader_of_a_store_that_is_a_file_is_refused() -> None:
    with pytest.raises(Fault, match="NHIPCAU_STORE_URL"):
        databases(HOME, Addresses(reader=STORE))


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.core.databases.find_spec", lambda name: None)
    with pytest.raises(Fault) as caught:
        databases(HOME, Addresses(desk=DESK))
    assert caught.value.code == "no_driver"


def test_the_mark_tells_databases_apart_but_not_passwords() -> None:
    mark = Addresses(DESK, STORE).mark()
    assert Addresses(DESK.replace("p%40ss%2Fword", "new"), STORE).mark() == mark
    assert Addresses(DESK.replace("nhipcau_desk", "other"), STORE).mark() != mark
    assert Addresses(DESK).mark() != mark
    assert Addresses(DESK, STORE, inbox=DESK).mark() != mark
