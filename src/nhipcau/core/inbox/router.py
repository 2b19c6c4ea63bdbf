"""The inbox's tables are in the database ``inbox``, and nothing else is."""

from __future__ import annotations

from typing import Any

INBOX = "inbox"


class InboxRouter:
    """Stands before the store's router and has no opinion on anything but the inbox."""

    def db_for_read(self, model: type[Any], **hints: Any) -> str | None:
        return INBOX if model._meta.app_label == INBOX else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        if INBOX in (db, app_label):
            return db == app_label
        return None
