"""Django app of readings; its tables are the desk's."""

from django.apps import AppConfig


class ReadingsConfig(AppConfig):
    name = "nhipcau.core.readings"
    label = "readings"
    default_auto_field = "django.db.models.BigAutoField"
