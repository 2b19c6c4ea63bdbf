"""Where desk, public store and inbox live: SQLite files in the data directory, or PostgreSQL databases named by address."""

from __future__ import annotations

from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from nhipcau.core.faults import Fault
from nhipcau.core.settings import SETTINGS

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# FULL: what is committed is on the disk. The store follows the ledger and the index the store by row numbers; if one
# lost its last rows to a power failure and gave their numbers again, those behind it would never notice.
# A save waits while a large table is taken over (about 3 s for 100,000 rows, more on a busy machine) and does not fail.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA cache_size=-65536;"
# What is deleted from the inbox is personal and leaves no traces in the file.
_FORGETTING = "PRAGMA secure_delete=ON;"
_READ_ONLY = "-c default_transaction_read_only=on"


class Addresses(NamedTuple):
    """Addresses of the databases as the operator gives them; an empty one means a SQLite file in the data directory."""

    desk: str = ""
    store: str = ""
    reader: str = ""
    inbox: str = ""

    @classmethod
    def given(cls) -> Addresses:
        """What the environment says."""
        names = ("NHIPCAU_DATABASE_URL", "NHIPCAU_STORE_URL", "NHIPCAU_STORE_READER_URL", "NHIPCAU_INBOX_URL")
        return cls(*(SETTINGS[name].read().strip() for name in names))

    def mark(self) -> str:
        """Differs where the databases do (user and password do not matter): data prepared there is not prepared here."""
        written = (self.desk, self.store, self.inbox)
        places = [f"{parts.hostname}:{parts.port}{parts.path}?{parts.query}" for parts in map(urlsplit, written)]
        return blake2b("\n".join(places).encode(), digest_size=8).hexdigest()


def databases(home: Path, addresses: Addresses) -> dict[str, dict[str, Any]]:
    """Django's ``DATABASES``: ``default`` (the desk), ``projection`` (writes the store), ``public`` (reads it), ``inbox``.

    Raises :class:`Fault` for an address that cannot be read, for a reader of a store that is a file, and where the
    driver is not installed.
    """
    store = home / "public.sqlite3"
    if addresses.reader and not addresses.store:
        raise Fault(
            "reader_without_store",
            "NHIPCAU_STORE_READER_URL chỉ dùng cùng NHIPCAU_STORE_URL.",
            "NHIPCAU_STORE_READER_URL only makes sense together with NHIPCAU_STORE_URL.",
        )
    # The store twice: the worker writes it; the web opens it read-only and is refused even if it tries to write.
    return {
        "default": _postgresql(addresses.desk) if addresses.desk else _sqlite_file(home / "desk.sqlite3"),
        "projection": _postgresql(addresses.store) if addresses.store else _sqlite_file(store),
        "public": _postgresql(addresses.reader or addresses.store, read_only=True)
        if addresses.store
        else _sqlite(
            f"file:{store}?mode=ro", {"init_command": "PRAGMA query_only=1; PRAGMA cache_size=-65536;", "timeout": 30}
        ),
        "inbox": _postgresql(addresses.inbox) if addresses.inbox else _sqlite_file(home / "inbox.sqlite3", _FORGETTING),
    }


def _sqlite_file(path: Path, pragmas: str = "") -> dict[str, Any]:
    return _sqlite(str(path), {"init_command": _PRAGMAS + pragmas, "transaction_mode": "IMMEDIATE", "timeout": 30})


def _sqlite(name: str, options: dict[str, Any]) -> dict[str, Any]:
    return {"ENGINE": SQLITE, "NAME": name, "OPTIONS": options, "CONN_MAX_AGE": None}


def _postgresql(address: str, *, read_only: bool = False) -> dict[str, Any]:
    """Settings of ``postgresql://user:password@host:port/name?option=value``; ``?host=/run/postgresql`` is a socket."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _bad_address() from None
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name or "/" in name or parts.fragment:
        raise _bad_address()
    if find_spec("psycopg") is None:
        raise Fault(
            "no_driver",
            "Thiếu gói psycopg để dùng PostgreSQL. Hãy cài: nhipcau[postgres].",
            "The package psycopg is needed for PostgreSQL. Install: nhipcau[postgres].",
        )
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "")
    if read_only:
        options["options"] = f"{options.get('options', '')} {_READ_ONLY}".strip()
    return {
        "ENGINE": POSTGRESQL,
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host or parts.hostname or "",
        "PORT": port or "",
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def _bad_address() -> Fault:
    """Names no part of the address: it may hold a password."""
    return Fault(
        "bad_database_address",
        "Địa chỉ cơ sở dữ liệu không đúng dạng; ví dụ: postgresql://user:password@host:5432/name.",
        "This is no address of a database; an example: postgresql://user:password@host:5432/name.",
    )
