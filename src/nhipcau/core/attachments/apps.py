"""Django app of attachments; its tables are the desk's, the files lie in the data directory."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "nhipcau.core.attachments"
    label = "attachments"
    default_auto_field = "django.db.models.BigAutoField"
