"""Django app of calendars; its table is the desk's."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "nhipcau.core.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"
