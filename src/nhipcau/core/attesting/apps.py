"""Django app of attestations; its tables are the desk's."""

from django.apps import AppConfig


class AttestingConfig(AppConfig):
    name = "nhipcau.core.attesting"
    label = "attesting"
    default_auto_field = "django.db.models.BigAutoField"
