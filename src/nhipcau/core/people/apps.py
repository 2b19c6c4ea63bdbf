"""Django app of agencies and accounts; its tables are the desk's."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "nhipcau.core.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
