"""Django app of imports."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "nhipcau.core.importing"
    label = "importing"
    default_auto_field = "django.db.models.BigAutoField"
