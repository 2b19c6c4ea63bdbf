"""Which database a model lives in: the store's tables apart from the desk's, read and written by different aliases."""

from __future__ import annotations

from typing import Any

STORE_WRITER, STORE_READER, DESK = "projection", "public", "default"


class StoreRouter:
    """Items are written through ``projection`` (the worker's) and read through ``public`` (read-only)."""

    def db_for_read(self, model: type[Any], **hints: Any) -> str:
        return STORE_READER if model._meta.app_label == "store" else DESK

    def db_for_write(self, model: type[Any], **hints: Any) -> str:
        return STORE_WRITER if model._meta.app_label == "store" else DESK

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        return bool((first._meta.app_label == "store") == (second._meta.app_label == "store"))

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == (STORE_WRITER if app_label == "store" else DESK)
