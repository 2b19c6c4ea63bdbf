"""Django app of discussions; its table is the desk's."""

from django.apps import AppConfig


class DiscussingConfig(AppConfig):
    name = "nhipcau.core.discussing"
    label = "discussing"
    default_auto_field = "django.db.models.BigAutoField"
