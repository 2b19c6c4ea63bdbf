"""Django app of reminders; its table is the desk's."""

from django.apps import AppConfig


class RemindingConfig(AppConfig):
    name = "nhipcau.core.reminding"
    label = "reminding"
    default_auto_field = "django.db.models.BigAutoField"
