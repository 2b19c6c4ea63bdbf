"""Django app of notices; its tables are the desk's."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "nhipcau.core.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
