"""Django app of saved views."""

from django.apps import AppConfig


class SavedConfig(AppConfig):
    name = "nhipcau.core.saved"
    label = "saved"
    default_auto_field = "django.db.models.BigAutoField"
