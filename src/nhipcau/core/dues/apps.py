"""Django app of what is due; its tables are the desk's."""

from django.apps import AppConfig


class DuesConfig(AppConfig):
    name = "nhipcau.core.dues"
    label = "dues"
    default_auto_field = "django.db.models.BigAutoField"
