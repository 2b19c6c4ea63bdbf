"""The tables of what visitors send are in the database ``inbox``, and nothing else is."""

from __future__ import annotations

from typing import Any

INBOX = "inbox"
APPS = (INBOX, "claims")
"""Labels of the apps whose tables are there."""


class InboxRouter:
    """Stands before the store's router and has no opinion on anything but the inbox."""

    def db_for_read(self, model: type[Any], **hints: Any) -> str | None:
        return INBOX if model._meta.app_label in APPS else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        if db == INBOX or app_label in APPS:
            return db == INBOX and app_label in APPS
        return None
