"""Django app of the inbox; its tables live in a database of their own."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "nhipcau.core.inbox"
    label = "inbox"
    default_auto_field = "django.db.models.BigAutoField"
